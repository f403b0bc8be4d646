import Foundation
import Notebooks
import TestSupport
import Testing

/// Every notebook is run, and what it prints and draws compared with what stands in it.
@Suite("Notebooks run")
struct NotebookRunTests {
  private static let package = URL(filePath: #filePath)
    .appending(path: "../../..").standardizedFileURL

  private static let folder = package.appending(path: "Notebooks-md")

  private static let names = ((try? Notebook.files(in: folder)) ?? [])
    .map { $0.deletingPathExtension().lastPathComponent }

  @Test func `there are notebooks, and the program has them all`() throws {
    let list = try Program("notebooks", ["list"])
    #expect(!Self.names.isEmpty)
    #expect(list.output.split(separator: "\n").map(String.init) == Self.names)
  }

  @Test(arguments: names)
  func `what stands in a notebook is true`(name: String) throws {
    let check = try Program("notebooks", ["check", name], in: Self.package)
    #expect(check.status == 0, "\(check.output)\(check.errors)")
  }

  @Test func `a changed output is found, and refreshed`() throws {
    let name = try #require(Self.names.first)
    try withTemporaryFolder { folder in
      let file = folder.appending(path: "\(name).md")
      let original = try String(
        contentsOf: Self.folder.appending(path: "\(name).md"), encoding: .utf8)
      let notebook = try Notebook(original, name: name)
      let output = try #require(notebook.blocks.lazy.compactMap(\.output).first)
      var lines = notebook.lines
      lines[output.lowerBound + 1] = "something else"
      try lines.joined(separator: "\n").write(to: file, atomically: true, encoding: .utf8)
      let check = try Program("notebooks", ["check", name, "--folder", folder.path])
      #expect(check.status == 1)
      #expect(check.output.contains("something else"))
      #expect(try Program("notebooks", ["refresh", name, "--folder", folder.path]).status == 0)
      #expect(try String(contentsOf: file, encoding: .utf8) == original)
    }
  }

  @Test func `a name that no notebook has is answered by those there are`() throws {
    let run = try Program("notebooks", ["run", "99"])
    #expect(run.status != 0)
    #expect(run.errors.contains("there is no notebook '99'; there are \(Self.names[0])"))
  }
}
