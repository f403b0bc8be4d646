/// Whether a checksum that is wrong is an error.
///
/// Tests that damage files let all checksums pass, to get at the code behind them.
package enum Checksums {
  @TaskLocal package static var areVerified = true

  static func agree(_ stored: UInt64, _ computed: UInt64) -> Bool {
    stored == computed || !areVerified
  }
}
