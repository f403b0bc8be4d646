import EventFiles
import Events
import Formulas
import Foundation
import ROOTFiles
import TestSupport
import Testing

@Suite("Writing files of events")
struct EventWritingTests {
  @Test func `a query is written as every format`() throws {
    let stream = TableStream(
      try EventTable(columns: ["x": [1, 2, 3, 4]]).adding("label", text: ["a", "b", "c", "d"]))
    let query = EventQuery(columns: ["half = x / 2", "label", "is_large = x > 3"], where: "x > 1")
    let formats: [(String, EventFormat)] = [
      ("a.csv", .text(.comma)), ("a.tsv", .text(.tab)), ("a.npz", .numPyArchive(.deflated)),
      ("a.npy", .numPyRecords), ("a.root", .root(tree: "events", .lz4)),
    ]
    for (name, format) in formats {
      try withTemporaryFolder { folder in
        let file = folder.appending(path: name)
        let count = try query.write(stream, to: file, as: format)
        #expect(count.read == 4 && count.selected == 3)
        let table = try EventTable(reading: EventFile(file))
        #expect(try table["half"] == [1, 1.5, 2] && table["is_large"] == [0, 0, 1], "\(name)")
        #expect(try table.text("label") == ["b", "c", "d"], "\(name)")
      }
    }
  }

  @Test func `a table is written with all columns, however odd their names`() throws {
    let table = try EventTable(columns: ["x": [1, 2], "a+b": [3, .nan]])
      .adding("label", text: ["a", "b = c"])
    try withTemporaryFolder { folder in
      for (name, format) in [
        ("a.csv", EventFormat.text(.comma)), ("a.npz", .numPyArchive(.plain)),
        ("a.root", .root(tree: "t", .zstd)),
      ] {
        let file = folder.appending(path: name)
        try table.write(to: file, as: format)
        let read = try EventTable(reading: EventFile(file, missing: name == "a.csv" ? .nan : nil))
        #expect(read.columnNames == ["x", "a+b"] && read.textNames == ["label"], "\(name)")
        #expect(try read["x"] == [1, 2] && read["a+b"][0] == 3 && read["a+b"][1].isNaN, "\(name)")
        #expect(try read.text("label") == table.text("label"), "\(name)")
      }
    }
  }

  @Test func `no events are written as columns without any`() throws {
    let stream = TableStream(try EventTable(columns: ["x": [1, 2]]))
    let query = EventQuery(columns: ["x"], where: "x > 2")
    try withTemporaryFolder { folder in
      for (name, format) in [
        ("a.npz", EventFormat.numPyArchive(.plain)), ("a.root", .root(tree: "t", .none)),
      ] {
        let file = folder.appending(path: name)
        #expect(try query.write(stream, to: file, as: format).selected == 0)
        let events = try EventFile(file)
        #expect(events.count == 0 && events.columns.map(\.name) == ["x"])
      }
    }
  }

  @Test func `lists are refused where they have no place`() throws {
    let query = EventQuery(columns: ["n", "pt"])
    try withTemporaryFolder { folder in
      let file = folder.appending(path: "a.csv")
      let error = #expect(throws: EventFilesError.self) {
        try query.write(ListStream(), to: file, as: .text(.comma))
      }
      #expect(
        error?.description
          == "the column 'pt' cannot be written as text: it is a list of numbers, and there is one"
          + " value for each event; pick an element (pt[0]) or reduce it (count, sum, max, …)")
      #expect(!FileManager.default.fileExists(atPath: file.path))
      let tree = folder.appending(path: "a.root")
      try query.write(ListStream(), to: tree, as: .root(tree: "t", .zlib))
      let written = try ROOTFile(contentsOf: tree).tree("t")
      #expect(written.columns.map(\.name) == ["n", "npt", "pt"])
      #expect(try written.read("npt") == ROOTArray(.int32([2, 0, 1, 3, 0, 1])))
      #expect(try written.read("pt").values == .double([50, 20, 30, 10, 90, 40, 60]))
    }
  }

  @Test func `an error on the way leaves nothing, and the file that was there`() throws {
    try withTemporaryFolder { folder in
      for (name, format) in [
        ("a.csv", EventFormat.text(.comma)), ("a.npz", .numPyArchive(.plain)),
        ("a.root", .root(tree: "t", .none)),
      ] {
        let file = folder.appending(path: name)
        try Data("kept".utf8).write(to: file)
        // Of the first block it can be computed.
        let query = EventQuery(columns: ["f = pt[0]"], where: "n != 0 || label == 'event 4'")
        #expect(throws: EventFilesError.self) {
          try query.write(ListStream(), to: file, as: format)
        }
        #expect(try String(contentsOf: file, encoding: .utf8) == "kept")
      }
      #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path).count == 3)
    }
  }

  @Test(arguments: [
    ("a,b\n1,2\n", CSVSeparator.comma), ("a;b\n1,5;2\n", .semicolon), ("a\tb\n1\t2\n", .tab),
    ("\"a;x\",b\n1,2\n", .comma), ("a b\n1 2\n", .blanks), ("a b\r\n1 2\r\n", .blanks),
    ("one name\ntext here\n", .comma), ("a b\n1\n", .comma), ("a\n1\n", .comma), ("", .comma),
  ])
  func `the separator is found`(text: String, separator: CSVSeparator) throws {
    try withTemporaryFolder { folder in
      let file = folder.appending(path: "a.txt")
      try Data(text.utf8).write(to: file)
      #expect(try CSVSeparator(usedIn: file) == separator)
      let named = folder.appending(path: "a.tsv")
      try Data(text.utf8).write(to: named)
      #expect(try CSVSeparator(usedIn: named) == .tab)
    }
  }

  @Test func `a reference is files and a tree`() throws {
    try withTemporaryFolder { folder in
      for name in ["run2.csv", "run1.csv", "a:b.csv"] {
        try Data("x\n1\n".utf8).write(to: folder.appending(path: name))
      }
      let runs = try FileReference("\(folder.path)/run*.csv:some/tree")
      #expect(runs.files.map(\.lastPathComponent) == ["run1.csv", "run2.csv"])
      #expect(runs.tree == "some/tree")
      let colon = try FileReference("\(folder.path)/a:b.csv")
      #expect(colon.files.map(\.lastPathComponent) == ["a:b.csv"] && colon.tree == nil)
      #expect(throws: EventFilesError.noFiles("'\(folder.path)/no:x'")) {
        try FileReference("\(folder.path)/no:x")
      }
    }
  }

  @Test func `an empty cell has the value that is given`() throws {
    try withTemporaryFolder { folder in
      let file = folder.appending(path: "a.csv")
      try Data("x,y\n1,\nnan,4\n".utf8).write(to: file)
      #expect(throws: EventsError.self) { try EventTable(reading: EventFile(file)) }
      let table = try EventTable(reading: EventFile(file, missing: .nan))
      #expect(try table.column("y")[1] == 4 && table.column("y")[0].isNaN)
      // A number in place of empty cells does not allow NaN.
      #expect(throws: EventsError.self) { try EventTable(reading: EventFile(file, missing: -1)) }
    }
  }
}
