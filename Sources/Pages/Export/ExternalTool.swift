import Foundation

/// Another program, found on `PATH`, that runs for a limited time.
struct ExternalTool: Sendable {
  let file: URL

  var name: String { file.lastPathComponent }

  /// Where programs are looked for.
  static var path: String { ProcessInfo.processInfo.environment["PATH"] ?? "" }

  /// The first of several programs that is there.
  ///
  /// - Parameters:
  ///   - names: What they are called, the best first.
  ///   - path: Folders with colons between them.
  /// - Returns: Nil if none is there.
  static func first(of names: [String], path: String) -> ExternalTool? {
    let folders = path.split(separator: ":").map(String.init)
    let files = names.flatMap { name in
      folders.map { URL(filePath: $0, directoryHint: .isDirectory).appending(path: name) }
    }
    return files.first { FileManager.default.isExecutableFile(atPath: $0.path) }
      .map(ExternalTool.init)
  }

  /// Runs the program to its end.
  ///
  /// - Parameters:
  ///   - arguments: What it is given.
  ///   - messages: A file for what it says.
  ///   - seconds: How long it may take.
  /// - Throws: ``PagesError/toolFailed(_:reason:)`` for one that cannot be started, fails or takes too long,
  ///   with what it said.
  func run(_ arguments: [String], messages: URL, within seconds: Double) throws {
    let process = Process()
    process.executableURL = file
    process.arguments = arguments
    process.standardInput = FileHandle.nullDevice
    let hasEnded = DispatchSemaphore(value: 0)
    process.terminationHandler = { _ in hasEnded.signal() }
    do {
      try Data().write(to: messages)
      let handle = try FileHandle(forWritingTo: messages)
      defer { try? handle.close() }
      (process.standardOutput, process.standardError) = (handle, handle)
      try process.run()
    } catch {
      throw PagesError.toolFailed(name, reason: error.localizedDescription)
    }
    if hasEnded.wait(timeout: .now() + seconds) == .timedOut {
      kill(process.processIdentifier, SIGKILL)
      hasEnded.wait()
      throw PagesError.toolFailed(
        name, reason: "it took longer than \(Int(seconds)) s" + Self.said(messages))
    }
    guard process.terminationReason == .exit, process.terminationStatus == 0 else {
      let how = process.terminationReason == .exit ? "status" : "signal"
      throw PagesError.toolFailed(
        name, reason: "it ended with \(how) \(process.terminationStatus)" + Self.said(messages))
    }
  }

  /// The last lines of what it said.
  private static func said(_ messages: URL) -> String {
    let text = String(decoding: (try? Data(contentsOf: messages)) ?? Data(), as: UTF8.self)
    let lines = text.split(whereSeparator: \.isNewline).suffix(3)
    return lines.isEmpty ? "" : ": " + lines.joined(separator: "; ")
  }
}
