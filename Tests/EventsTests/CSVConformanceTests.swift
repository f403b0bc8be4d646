import Events
import Foundation
import TestSupport
import Testing

@Suite("Conformance with Python's csv module, float and NumPy's savetxt")
struct CSVConformanceTests {
  private static let labels = [
    "s", "", "a,b;c\td e", "say \"s\"", "two\nlines", "é€\u{1F602}", " x ", "1.5",
  ]
  private static let values = [0.1, -3, 1e300, 0x1p-1074, 2.5e-8, 123_456_789, 1.0 / 3, -0.0]
  private struct Table: Decodable {
    let file: String
    let separator: String
  }

  @Test(.enabled(if: ConformanceScript.mayRun, "\(ConformanceScript.skipped)"))
  func `Python reads what Apus writes, and Apus what Python writes`() throws {
    try withTemporaryFolder { folder in
      let table = try EventTable(
        columns: ["x": Self.values], text: ["label": Self.labels, "other": Self.labels])
      let written = folder.appending(path: "apus.csv")
      try CSVWriter().write(table, to: written, columns: ["label", "x", "other"])
      #expect(try ConformanceScript("csv_tables.py").run([written.path, folder.path]) == 0)
      let files = try JSONDecoder().decode(
        [Table].self, from: Data(contentsOf: folder.appending(path: "tables.json")))
      #expect(files.count == 24)
      for file in files {
        let format = CSVFormat(separator: .byte(file.separator.utf8.first!))
        let reader = CSVReader(columns: ["x"], text: ["label", "other"], format: format)
        let read = try reader.read(folder.appending(path: file.file))
        #expect(read == table, "\(file.file)")
        // 0 == −0, so that the sign is looked at apart.
        #expect(try read["x"].last?.sign == .minus)
      }
      try checkNumbers(folder)
      try checkSaved(folder)
    }
  }

  /// 100 000 texts of numbers, also of very long ones and those halfway between two doubles.
  private func checkNumbers(_ folder: URL) throws {
    let table = try CSVFile(folder.appending(path: "numbers.csv")).table()
    #expect(table.count > 90_000)
    let (read, high, low) = (try table["text"], try table["high"], try table["low"])
    let wrong = read.indices.filter { row in
      read[row].bitPattern != UInt64(high[row]) << 32 | UInt64(low[row])
    }
    #expect(wrong == [])
  }

  private func checkSaved(_ folder: URL) throws {
    let names = ["a", "b", "c"]
    let format = CSVFormat(separator: .blanks, header: .names(names))
    let text = try CSVReader(format: format).read(folder.appending(path: "savetxt.txt"))
    let array = try EventTable(mapping: folder.appending(path: "savetxt.npy"), columns: names)
    #expect(text == array && text.count == 100)
  }
}
