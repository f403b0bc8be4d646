import Foundation

/// Makes a file by another program, which writes beside nothing that is kept: the file appears whole or not
/// at all.
///
/// - Parameters:
///   - file: The file; folders above it are made.
///   - tool: The program.
///   - seconds: How long it may take.
///   - arguments: Made of a folder for files in between and the path that the program is to write to.
/// - Throws: ``PagesError/toolFailed(_:reason:)``, ``PagesError/unwritable(_:reason:)``.
func make(
  _ file: URL, by tool: ExternalTool, within seconds: Double,
  _ arguments: (_ folder: URL, _ output: String) throws -> [String]
) throws {
  let folder = FileManager.default.temporaryDirectory
    .appending(path: "apus-\(UUID().uuidString)", directoryHint: .isDirectory)
  let made = folder.appending(path: "made").appendingPathExtension(file.pathExtension)
  defer { try? FileManager.default.removeItem(at: folder) }
  do {
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    try tool.run(
      arguments(folder, made.path), messages: folder.appending(path: "messages.txt"),
      within: seconds)
    guard let data = try? Data(contentsOf: made), !data.isEmpty else {
      throw PagesError.toolFailed(tool.name, reason: "it ended well but wrote nothing")
    }
    try FileManager.default.createDirectory(
      at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try data.write(to: file, options: .atomic)
  } catch let error as PagesError {
    throw error
  } catch {
    throw PagesError.unwritable(file.path, reason: error.localizedDescription)
  }
}
