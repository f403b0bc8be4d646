import Foundation
import Synchronization

/// The tiny analysis's program, run as a process of its own.
struct Program {
  var status: Int32 = 0
  var output = ""
  var errors = ""

  private static var executable: URL {
    let beside = URL(filePath: CommandLine.arguments[0]).deletingLastPathComponent()
    let candidates = [beside, Bundle.main.bundleURL, Bundle.main.bundleURL.appending(path: "..")]
      .map { $0.appending(path: "tiny-analysis") }
    return candidates.first { FileManager.default.isExecutableFile(atPath: $0.path) }
      ?? candidates[0]
  }

  /// Runs it to its end.
  ///
  /// - Parameters:
  ///   - arguments: What it is given.
  ///   - text: After it appeared in the output, an interrupt is sent.
  init(_ arguments: [String], interruptAfter text: String? = nil) throws {
    let process = Process()
    let (output, errors) = (Pipe(), Pipe())
    process.executableURL = Self.executable
    process.arguments = arguments
    (process.standardOutput, process.standardError) = (output, errors)
    try process.run()
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
    status = process.terminationStatus
    self.output = String(decoding: collected, as: UTF8.self)
  }
}
