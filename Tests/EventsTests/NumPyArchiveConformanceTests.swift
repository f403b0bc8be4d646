import Events
import Foundation
import TestSupport
import Testing

@Suite("Conformance with NumPy's archives and records")
struct NumPyArchiveConformanceTests {
  @Test(.enabled(if: ConformanceScript.mayRun, "\(ConformanceScript.skipped)"))
  func `NumPy reads what Apus writes, and Apus what NumPy writes`() throws {
    let table = try EventTable(
      columns: ["x": [0.1, -2.5, 0x1p-1074, .infinity]],
      text: ["label": ["s", "", "bé€", "\u{1F602}s"]])
    try withTemporaryFolder { folder in
      try NumPyArchive.write(table, to: folder.appending(path: "plain.npz"))
      try NumPyArchive.write(table, to: folder.appending(path: "deflated.npz"), storage: .deflated)
      try table.writeRecords(to: folder.appending(path: "records.npy"))
      #expect(try ConformanceScript("numpy_archives.py").run([folder.path]) == 0)
      for name in ["plain", "deflated"] {
        try check(NumPyArchive(folder.appending(path: "numpy-\(name).npz")), against: table)
      }
      for order in ["little", "big"] {
        for aligned in ["False", "True"] {
          let file = folder.appending(path: "numpy-\(order)-\(aligned).npy")
          let records = try EventTable(records: file, columns: ["x", "label"])
          #expect(records == table, "\(order), aligned \(aligned)")
          #expect(try EventTable(mapping: file, columns: ["flag"])["flag"] == [0, 0, 0, 0])
          let refusal = errorText { try EventTable(records: file) }
          #expect(refusal.contains("store the real and the imaginary part"))
        }
      }
    }
  }

  private func check(_ archive: NumPyArchive, against table: EventTable) throws {
    #expect(archive.names == ["x", "label", "half", "bytes", "flags", "matrix", "records"])
    #expect(try archive.table(columns: ["x", "label"]) == table)
    #expect(try archive.table(of: "records", columns: ["x", "label"]) == table)
    #expect(try archive.table(columns: ["flags"])["flags"] == [1, 0, 1, 1])
    #expect(try archive.texts("bytes") == ["s", "", "ab", "c"])
    // 0.1 in half precision is 1638 · 2⁻¹⁴.
    #expect(try archive.array("half").values == [0x1.998p-4, -2.5, 0, .infinity])
    #expect(
      try archive.array("matrix") == NumPyArray(shape: [3, 2], values: [0, 3, 1, 4, 2, 5]))
    #expect(try archive.table(of: "matrix", columns: ["a", "b"])["b"] == [3, 4, 5])
  }
}
