import Foundation

/// A program that is run to its end; what it says on standard error is seen at once.
struct ChildProcess {
  var executable: URL
  var arguments: [String]
  var folder: URL
  var environment = ProcessInfo.processInfo.environment

  /// The program's standard output.
  ///
  /// - Throws: `ChildFailure` when it ends with another status than 0.
  func output() throws -> String {
    let process = Process()
    process.executableURL = executable
    process.arguments = arguments
    process.currentDirectoryURL = folder
    process.environment = environment
    let pipe = Pipe()
    process.standardOutput = pipe
    try process.run()
    let data = try pipe.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    guard process.terminationReason == .exit, process.terminationStatus == 0 else {
      throw ChildFailure(
        command: ([executable.path] + arguments).joined(separator: " "),
        status: process.terminationStatus)
    }
    return String(decoding: data, as: UTF8.self)
  }
}

/// A program that failed.
struct ChildFailure: Error, CustomStringConvertible {
  var command: String
  var status: Int32

  var description: String { "'\(command)' ended with status \(status)" }
}
