import ArgumentParser
import Foundation
import Notebooks

/// Where the notebooks are, and the data that some need.
struct NotebookFolder: ParsableArguments {
  @Option(help: "The folder of the notebooks.")
  var folder = "Notebooks-md"

  @Argument(help: "The notebooks' names, or their beginnings; all if none is given.")
  var names: [String] = []

  var url: URL { URL(filePath: folder) }

  /// The notebooks asked for that have the data they need, each with its file.
  func notebooks() throws -> [(notebook: Notebook, url: URL)] {
    try NotebookChoice.several(names).compactMap { tangled in
      let url = url.appending(path: "\(tangled.name).md")
      let notebook = try Notebook(contentsOf: url)
      if let missing = missingFile(of: notebook) {
        guard ProcessInfo.processInfo.environment["APUS_REQUIRE_SHARED"] != "1" else {
          throw ValidationError("\(notebook.name) needs \(missing), which is absent")
        }
        print(
          "\(notebook.name): skipped, it needs \(missing); set APUS_SHARED to the folder that has it"
        )
        return nil
      }
      return (notebook, url)
    }
  }

  /// `APUS_SHARED`, or `shared` beside the package.
  var sharedData: URL? {
    let path = ProcessInfo.processInfo.environment["APUS_SHARED"] ?? "\(folder)/../../shared"
    let url = URL(filePath: path).standardizedFileURL
    return FileManager.default.fileExists(atPath: url.path) ? url : nil
  }

  private func missingFile(of notebook: Notebook) -> String? {
    notebook.needs.first { file in
      guard let sharedData else { return true }
      return !FileManager.default.fileExists(atPath: sharedData.appending(path: file).path)
    }
  }
}
