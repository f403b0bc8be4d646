import Foundation

/// A program of the package, run as a process of its own to its end.
public struct Program {
  /// Its exit status; negative, the signal that ended it.
  public private(set) var status: Int32 = 0
  public private(set) var output = ""
  public private(set) var errors = ""

  /// Runs a program.
  ///
  /// - Parameters:
  ///   - name: Of the executable, which lies beside the tests.
  ///   - arguments: What it is given.
  ///   - input: What its standard input has.
  ///   - folder: Where it runs; the present one if nil.
  ///   - environment: Variables beside those of the tests.
  ///   - text: After it appeared in the output, an interrupt is sent.
  public init(
    _ name: String, _ arguments: [String], input: String = "", in folder: URL? = nil,
    environment: [String: String] = [:], interruptAfter text: String? = nil
  ) throws {
    let process = Process()
    let (output, errors, source) = (Pipe(), Pipe(), Pipe())
    process.executableURL = Self.executable(name)
    process.arguments = arguments
    process.currentDirectoryURL = folder
    process.environment = ProcessInfo.processInfo.environment.merging(environment) { $1 }
    (process.standardOutput, process.standardError) = (output, errors)
    process.standardInput = source
    try process.run()
    // Inputs of tests fit into a pipe's buffer.
    precondition(input.utf8.count < 1 << 16, "an input of \(input.utf8.count) bytes is too long")
    try source.fileHandleForWriting.write(contentsOf: Data(input.utf8))
    try source.fileHandleForWriting.close()
    var collected = Data()
    var wasInterrupted = false
    while case let part = output.fileHandleForReading.availableData, !part.isEmpty {
      collected += part
      if let text, !wasInterrupted, String(decoding: collected, as: UTF8.self).contains(text) {
        process.interrupt()
        wasInterrupted = true
      }
    }
    self.errors = String(
      decoding: errors.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    status =
      process.terminationReason == .exit ? process.terminationStatus : -process.terminationStatus
    self.output = String(decoding: collected, as: UTF8.self)
  }

  /// Where the executable of this name is.
  public static func executable(_ name: String) -> URL {
    let beside = URL(filePath: CommandLine.arguments[0]).deletingLastPathComponent()
    let candidates = [beside, Bundle.main.bundleURL, Bundle.main.bundleURL.appending(path: "..")]
      .map { $0.appending(path: name) }
    return candidates.first { FileManager.default.isExecutableFile(atPath: $0.path) }
      ?? candidates[0]
  }
}
