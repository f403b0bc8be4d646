import Foundation

/// What this process takes of the machine's memory, in megabytes of 2²⁰ bytes.
enum ProcessMemory {
  /// The largest resident memory so far, with the program, its libraries and its data: `VmHWM` of
  /// `/proc/self/status`, which is what a Python peer gets from `getrusage`.
  static var peak: Double? { status("VmHWM") ?? largestResident }

  /// The resident memory that no file stands behind (`RssAnon`), so without memory-mapped columns;
  /// nil except on Linux.
  static var anonymous: Double? { status("RssAnon") }

  private static func status(_ field: String) -> Double? {
    guard let text = try? String(contentsOfFile: "/proc/self/status", encoding: .utf8),
      let line = text.split(separator: "\n").first(where: { $0.hasPrefix("\(field):") }),
      let kilobytes = line.split(whereSeparator: \.isWhitespace).dropFirst().first.flatMap({
        Double($0)
      })
    else { return nil }
    return kilobytes / 1024
  }

  private static var largestResident: Double? {
    #if canImport(Darwin)
      var usage = rusage()
      return getrusage(RUSAGE_SELF, &usage) == 0 ? Double(usage.ru_maxrss) / 1_048_576 : nil
    #else
      return nil
    #endif
  }
}
