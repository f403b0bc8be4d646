import Foundation
import Notebooks

/// Writes notebooks as Swift functions, and a list of them: `tangle-notebooks OUTPUT NOTEBOOK…`.
@main
struct TangleNotebooks {
  static func main() throws {
    let arguments = CommandLine.arguments.dropFirst().map { URL(filePath: $0) }
    guard let output = arguments.first else {
      throw CocoaError(.fileNoSuchFile, userInfo: [NSLocalizedDescriptionKey: "no output folder"])
    }
    let notebooks = try arguments.dropFirst().map {
      (url: $0, notebook: try Notebook(contentsOf: $0))
    }
    for (url, notebook) in notebooks {
      try write(
        notebook.program(path: url.path), to: output.appending(path: "\(notebook.name).swift"))
    }
    let entries = notebooks.map {
      "  TangledNotebook(name: \"\($0.notebook.name)\", run: \($0.notebook.functionName)),\n"
    }
    try write(
      "let tangledNotebooks: [TangledNotebook] = [\n\(entries.joined())]\n",
      to: output.appending(path: "TangledNotebooks.swift"))
  }

  private static func write(_ text: String, to url: URL) throws {
    try text.write(to: url, atomically: true, encoding: .utf8)
  }
}
