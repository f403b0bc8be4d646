import Autodiff
import Events
import Foundation
import Testing

@Suite("Mapped files: errors")
struct MappingErrorTests {
  @Test(arguments: NumPyErrorTests.cases)
  func `say what is wrong, as reading does`(item: NumPyErrorTests.Case) throws {
    try withFile(item.data) { file in
      #expect(
        errorText { try EventTable(mapping: file, columns: ["x"]) } == "\(file.path): \(item.text)")
    }
  }

  @Test func `files that are not there, and folders`() {
    let missing = URL(filePath: "/nowhere/a.npy")
    #expect(
      errorText { try EventTable(mapping: missing, columns: ["x"]) }
        == "/nowhere/a.npy: no such file")
    let folder = FileManager.default.temporaryDirectory
    #expect(
      errorText { try EventTable(mapping: folder, columns: ["x"]) }
        == "\(folder.path): cannot be read: it is a folder")
  }

  @Test func `shapes and names that do not fit`() throws {
    try withArray(shape: [3, 2]) { file in
      #expect(
        errorText { try EventTable(mapping: file, columns: ["x"]) }
          == "\(file.path): an array of shape [3, 2] does not make 1 columns (x);"
          + " expected [events, 1]")
      #expect(
        errorText { try EventTable(mapping: file, columns: ["x", "x"]) }
          == "column 'x' is given twice; every column needs a name of its own")
    }
  }

  @Test func `a file cut short later is noticed at the next access and the next binding`() throws {
    try withArray(shape: [1000, 2]) { file in
      let table = try EventTable(mapping: file, columns: ["x", "y"])
      let part = table.filtered { $0 % 2 == 0 }
      let source = TableSource(part)
      #expect(try source.position(ofColumn: "y") == 1)
      let handle = try FileHandle(forWritingTo: file)
      try handle.truncate(atOffset: 5000)
      try handle.close()
      let text =
        "\(file.path): the file had 16128 bytes when it was mapped and has 5000 now;"
        + " write such a file anew under another name and map that, rather than change it in place"
      #expect(errorText { try source.position(ofColumn: "y") } == text)
      #expect(errorText { try table["x"] } == text)
      #expect(errorText { try part.rescalingWeights("x", toSum: 1) } == text)
      #expect(errorText { try table.concatenated(with: [part]) } == text)
    }
  }
}
