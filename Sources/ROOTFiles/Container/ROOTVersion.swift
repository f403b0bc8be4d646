/// The version of ROOT that a file names as its writer, such as 6.34/04.
public struct ROOTVersion: Hashable, Sendable, CustomStringConvertible {
  /// 5 or 6 in the files of today.
  public let major: Int
  /// The second number.
  public let minor: Int
  /// The third number.
  public let patch: Int

  /// As ROOT prints it, such as “6.08/04”.
  public var description: String { "\(major).\(twoDigits(minor))/\(twoDigits(patch))" }

  /// - Parameter code: 10000 major + 100 minor + patch, plus 10⁶ in big files. Some programs
  ///   subtracted the 10⁶ from files that were not big.
  init(code: Int) {
    let number = ((code % 1_000_000) + 1_000_000) % 1_000_000
    major = number / 10000
    minor = number / 100 % 100
    patch = number % 100
  }
}

private func twoDigits(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
