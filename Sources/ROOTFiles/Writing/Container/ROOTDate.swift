import Foundation

/// A date as ROOT stores it (TDatime): years since 1995, month, day, hour, minute, second.
enum ROOTDate {
  /// The 1st of January 1995 if nil.
  ///
  /// - Throws: `ROOTFileError.unwritable` for a year that does not fit.
  static func code(_ date: Date?) throws -> UInt32 {
    guard let date else { return code(year: 0, month: 1, day: 1) }
    var calendar = Calendar(identifier: .gregorian)
    calendar.timeZone = .gmt
    let parts = calendar.dateComponents([.year, .month, .day, .hour, .minute, .second], from: date)
    guard let year = parts.year, (1995..<1995 + 64).contains(year) else {
      throw ROOTFileError.unwritable(
        "the date \(date)", reason: "a ROOT file has room for the years from 1995 to 2058")
    }
    let time = [(parts.hour, 12), (parts.minute, 6), (parts.second, 0)]
    return time.reduce(code(year: year - 1995, month: parts.month ?? 1, day: parts.day ?? 1)) {
      $0 | UInt32($1.0 ?? 0) << $1.1
    }
  }

  private static func code(year: Int, month: Int, day: Int) -> UInt32 {
    UInt32(year << 26 | month << 22 | day << 17)
  }
}
