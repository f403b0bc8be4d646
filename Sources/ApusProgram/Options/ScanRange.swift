import ArgumentParser

/// Values of a parameter, `NAME=FIRST:LAST:COUNT`.
struct ScanRange: ExpressibleByArgument {
  let name: String
  let first: Double
  let last: Double
  let count: Int

  /// More fits than anyone waits for; a mistyped count should not fill the memory.
  static let mostPoints = 1_000_000

  init?(argument: String) {
    guard let mark = argument.lastIndex(of: "="), mark > argument.startIndex else { return nil }
    let parts = argument[argument.index(after: mark)...].split(
      separator: ":", omittingEmptySubsequences: false)
    guard parts.count == 3, let first = Double(parts[0]), let last = Double(parts[1]),
      let count = Int(parts[2]), first.isFinite, last.isFinite,
      (1...Self.mostPoints).contains(count)
    else { return nil }
    name = String(argument[..<mark])
    (self.first, self.last, self.count) = (first, last, count)
  }

  /// Equally spaced, both ends included.
  var values: [Double] {
    if count == 1 { return [first] }
    return (0..<count).map { index in
      let share = Double(index) / Double(count - 1)
      return index == count - 1 ? last : first + (last - first) * share
    }
  }
}
