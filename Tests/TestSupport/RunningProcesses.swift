import Foundation

/// The running processes whose command lines have a text; one that has ended, whether or not its parent has
/// noticed, is none.
public func processes(mentioning text: String) throws -> [Int32] {
  #if os(Linux)
    // Of a process that has ended the command line is empty.
    return try FileManager.default.contentsOfDirectory(atPath: "/proc").compactMap(Int32.init)
      .filter { number in
        let file = FileHandle(forReadingAtPath: "/proc/\(number)/cmdline")
        let line = (try? file?.readToEnd()) ?? nil
        return String(decoding: line ?? Data(), as: UTF8.self).contains(text)
      }
  #else
    let (process, output) = (Process(), Pipe())
    process.executableURL = URL(filePath: "/bin/ps")
    process.arguments = ["-axww", "-o", "pid=,command="]
    process.standardOutput = output
    try process.run()
    let lines = String(
      decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    return lines.split(separator: "\n").filter { $0.contains(text) }
      .compactMap { $0.split(separator: " ").first.flatMap { Int32($0) } }
  #endif
}

/// Whether a condition comes to hold within a time that it takes by no means where all is well.
public func comesTrue(within seconds: Double = 60, _ condition: () throws -> Bool) rethrows -> Bool
{
  let end = ContinuousClock.now + .seconds(seconds)
  while ContinuousClock.now < end {
    if try condition() { return true }
    Thread.sleep(forTimeInterval: 0.01)
  }
  return try condition()
}
