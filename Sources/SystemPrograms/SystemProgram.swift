import Foundation

/// A program of the system that does what no library here does; it runs as a child process to its end.
public struct SystemProgram: Sendable {
  /// The executable.
  public let file: URL

  /// Looks a program up.
  ///
  /// - Parameters:
  ///   - name: Its name, looked for in the folders of the search path, or its path if there is a `/` in it.
  ///   - searchPath: Folders separated by `:`; those of the variable `PATH` if nil.
  /// - Throws: ``SystemProgramError/notFound(_:)`` where no such file can be executed.
  public init(_ name: String, searchPath: String? = nil) throws {
    let path = searchPath ?? ProcessInfo.processInfo.environment["PATH"] ?? ""
    let folders = path.split(separator: ":").map { URL(filePath: String($0)) }
    let candidates =
      name.contains("/") ? [URL(filePath: name)] : folders.map { $0.appending(path: name) }
    guard let file = candidates.first(where: Self.isExecutable) else {
      throw SystemProgramError.notFound(name)
    }
    self.file = file
  }

  /// Runs the program, with nothing on its standard input.
  ///
  /// - Parameters:
  ///   - arguments: What it is given.
  ///   - limit: After this many seconds it is ended.
  /// - Returns: What it wrote to its standard output.
  /// - Throws: ``SystemProgramError`` for a program that does not start, fails, or takes too long.
  @discardableResult
  public func run(_ arguments: [String], within limit: Double) throws -> Data {
    // Files, not pipes: a pipe is open as long as any grandchild lives.
    let folder = FileManager.default.temporaryDirectory.appending(path: "apus-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let (output, errors) = (folder.appending(path: "output"), folder.appending(path: "errors"))
    let process = Process()
    process.executableURL = file
    process.arguments = arguments
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = try Self.handle(writing: output)
    process.standardError = try Self.handle(writing: errors)
    try wait(for: process, within: limit)
    guard process.terminationReason == .exit, process.terminationStatus == 0 else {
      throw SystemProgramError.failed(file.path, ending(of: process), try Self.lastLine(of: errors))
    }
    return try Data(contentsOf: output)
  }

  private func wait(for process: Process, within limit: Double) throws {
    let end = DispatchSemaphore(value: 0)
    process.terminationHandler = { _ in end.signal() }
    do { try process.run() } catch {
      throw SystemProgramError.notStarted(file.path, error.localizedDescription)
    }
    if end.wait(timeout: .now() + limit) == .success { return }
    // The whole group: Foundation takes a process for running as long as children of it hold on.
    if kill(-process.processIdentifier, SIGKILL) != 0 { kill(process.processIdentifier, SIGKILL) }
    end.wait()
    throw SystemProgramError.tooSlow(file.path, seconds: limit)
  }

  private func ending(of process: Process) -> String {
    process.terminationReason == .exit
      ? "exit status \(process.terminationStatus)" : "signal \(process.terminationStatus)"
  }

  private static func isExecutable(_ file: URL) -> Bool {
    let values = try? file.resolvingSymlinksInPath().resourceValues(forKeys: [.isRegularFileKey])
    return values?.isRegularFile == true && FileManager.default.isExecutableFile(atPath: file.path)
  }

  private static func handle(writing file: URL) throws -> FileHandle {
    try Data().write(to: file)
    return try FileHandle(forWritingTo: file)
  }

  private static func lastLine(of file: URL) throws -> String {
    let text = String(decoding: try Data(contentsOf: file), as: UTF8.self)
    return text.split(whereSeparator: \.isNewline).last.map { String($0.prefix(500)) } ?? ""
  }
}
