/// How objects and columns that are written are to be compressed.
///
/// Whatever is chosen, what does not get smaller is stored as it is.
public struct ROOTCompressionSettings: Hashable, Sendable {
  /// The algorithm; nil to store everything as it is.
  public let algorithm: ROOTCompression?
  /// From 1, fast, to 9, small, in ROOT's meaning of these numbers; 0 without an algorithm.
  public let level: Int

  private init(_ algorithm: ROOTCompression?, _ level: Int) {
    precondition(
      algorithm == nil || (1...9).contains(level), "a level of \(level); expected 1 to 9")
    self.algorithm = algorithm
    self.level = level
  }

  /// Everything as it is.
  public static let none = Self(nil, 0)
  /// zlib at level 1, ROOT's choice.
  public static let zlib = zlib(level: 1)
  /// LZMA at level 7: small, and slow to write.
  public static let lzma = lzma(level: 7)
  /// LZ4 at level 4: fast to read.
  public static let lz4 = lz4(level: 4)
  /// Zstandard at level 5: small for its speed.
  public static let zstd = zstd(level: 5)

  /// zlib.
  ///
  /// - Precondition: The level is from 1 to 9.
  public static func zlib(level: Int) -> Self { Self(.zlib, level) }

  /// LZMA; the level is that of the program xz.
  ///
  /// - Precondition: The level is from 1 to 9.
  public static func lzma(level: Int) -> Self { Self(.lzma, level) }

  /// LZ4; from level 4 on by its slower method, LZ4-HC.
  ///
  /// - Precondition: The level is from 1 to 9.
  public static func lz4(level: Int) -> Self { Self(.lz4, level) }

  /// Zstandard, at twice this level of its own scale of 1 to 22.
  ///
  /// - Precondition: The level is from 1 to 9.
  public static func zstd(level: Int) -> Self { Self(.zstd, level) }

  /// 100 times the algorithm's number and the level, as files say it.
  var code: Int {
    switch algorithm {
    case nil: 0
    case .zlib: 100 + level
    case .lzma: 200 + level
    case .deflate: 300 + level
    case .lz4: 400 + level
    case .zstd: 500 + level
    }
  }
}
