import Foundation
import Notebooks

/// One run of a notebook as a process of its own, in an empty folder.
///
/// The folder has an empty `figures`, and `shared`, a link to the shared data, where they are.
struct NotebookRun {
  let notebook: Notebook
  let output: NotebookOutput
  /// The figures that it made.
  let figures: [String: Data]

  init(_ notebook: Notebook, sharedData: URL?) throws {
    self.notebook = notebook
    let folder = FileManager.default.temporaryDirectory
      .appending(path: "notebook-\(UUID().uuidString)")
    let figures = folder.appending(path: "figures")
    try FileManager.default.createDirectory(at: figures, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    if let sharedData {
      try FileManager.default.createSymbolicLink(
        at: folder.appending(path: "shared"), withDestinationURL: sharedData)
    }
    output = try Self.output(of: notebook, in: folder)
    let files = try FileManager.default.contentsOfDirectory(
      at: figures, includingPropertiesForKeys: nil)
    self.figures = try Dictionary(
      uniqueKeysWithValues: files.map { ($0.lastPathComponent, try Data(contentsOf: $0)) })
  }

  private static func output(of notebook: Notebook, in folder: URL) throws -> NotebookOutput {
    let process = Process()
    let (printed, errors) = (folder.appending(path: "printed"), folder.appending(path: "errors"))
    for file in [printed, errors] { try Data().write(to: file) }
    process.executableURL = Bundle.main.executableURL
    process.arguments = ["run", notebook.name, "--marked"]
    process.currentDirectoryURL = folder
    process.standardOutput = try FileHandle(forWritingTo: printed)
    process.standardError = try FileHandle(forWritingTo: errors)
    try process.run()
    process.waitUntilExit()
    let output = NotebookOutput(String(decoding: try Data(contentsOf: printed), as: UTF8.self))
    guard process.terminationStatus == 0, process.terminationReason == .exit else {
      let message = String(decoding: try Data(contentsOf: errors), as: UTF8.self)
      throw NotebookFailure(notebook, block: output.blocks.count - 1, message: message)
    }
    guard output.blocks.count == notebook.blocks.count else {
      throw NotebookFailure(
        notebook, block: output.blocks.count - 1,
        message: "\(output.blocks.count) of \(notebook.blocks.count) blocks ran; build again")
    }
    return output
  }
}

/// A notebook that did not run to its end.
struct NotebookFailure: Error, CustomStringConvertible {
  let description: String

  init(_ notebook: Notebook, block: Int, message: String) {
    let line = notebook.blocks.indices ~= block ? notebook.blocks[block].code.lowerBound : 1
    description = "\(notebook.name).md:\(line): this block ends the program\n\(message)"
  }
}
