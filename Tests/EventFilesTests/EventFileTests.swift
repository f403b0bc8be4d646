import EventFiles
import Events
import Foundation
import ROOTFiles
import TestSupport
import Testing

@Suite("Opening files of events")
struct EventFileTests {
  static let hzz = "data/root-ttree/uproot-HZZ.root"
  static let lz4 = "data/root-ttree/uproot-HZZ-lz4.root"

  @Test func `text is read by the names in its first line`() throws {
    try withTemporaryFolder { folder in
      let file = folder.appending(path: "events.csv")
      try Data("pt,label\n1,a\n2.5,b\n4,a\n".utf8).write(to: file)
      let events = try EventFile(file)
      #expect(events.columns.map(\.name) == ["pt", "label"])
      let table = try EventTable(
        reading: events, columns: ["twice = 2 * pt", "label"], where: "label == 'a'")
      #expect(try table["twice"] == [2, 8])
    }
  }

  @Test(arguments: [
    ("# made, on\nx,y\n1,2\n# more\n3,4\n", ["x", "y"]), ("\u{FEFF}#x,y\n1,2\n3,4\n", ["x", "y"]),
    ("# title\r\n# x y\r\n1 2\r\n3 4\r\n", ["x", "y"]), ("# a title\n1 2\n3 4\n", ["a", "title"]),
    ("# more than two\n1,2\n3,4\n", ["column1", "column2"]),
    ("#x,x\n1,2\n3,4\n", ["column1", "column2"]), ("1,2\n3,4\n", ["column1", "column2"]),
    ("0,1\n1,2\n3,4.0\n", ["0", "1"]), ("#x,y\n1,2\n3,4\n", ["x", "y"]),
    ("x\ty\n1\t2\n3\t4\n", ["x", "y"]),
  ])
  func `comments are passed over, and a row of numbers is no header`(
    text: String, names: [String]
  ) throws {
    try withTemporaryFolder { folder in
      let file = folder.appending(path: "events.txt")
      try Data(text.utf8).write(to: file)
      for events in [try EventFile(file), try EventFile(text: Data(text.utf8), name: "it")] {
        #expect(events.columns.map(\.name) == names)
        let table = try EventTable(reading: events)
        #expect(try names.map(table.column) == [[1, 3], [2, 4]])
      }
    }
  }

  @Test(arguments: [
    ("0,1\n4,9\n", ["column1", "column2"], 0.0, "the first row, 0, 1, is taken for data; if"),
    ("0\n1\n2\n", ["column1"], 0, "the first row, 0, is taken for data; if it is names of"),
    ("0,1\n7,0.5\n", ["0", "1"], 7, "the first row, 0, 1, is taken for names of columns; if"),
    ("0 1\n7 ee\n", ["0 1"], nil, nil), ("0,1\n7,ee\n", ["0", "1"], 7, "is taken for names"),
    ("# x,y\n0,1\n0.5,1\n", ["x", "y"], 0, nil), ("0,2\n4,9\n", ["column1", "column2"], 0, nil),
  ])
  func `a first row that counts from 0 is names or data by what is below it, which is said`(
    text: String, names: [String], first: Double?, remark: String?
  ) throws {
    let events = try EventFile(text: Data(text.utf8), name: "it")
    #expect(events.columns.map(\.name) == names)
    if let first { #expect(try EventTable(reading: events).column(names[0])[0] == first) }
    #expect((events.remark == nil) == (remark == nil))
    #expect(events.remark?.contains(remark ?? "") ?? true, "\(events.remark ?? "")")
  }

  @Test func `a text that begins with the word root is text`() throws {
    let table = try EventTable(
      reading: EventFile(text: Data("root,x\n1,2\n".utf8), name: "it"))
    #expect(try table["root"] == [1] && table["x"] == [2])
  }

  @Test func `a sharp is no comment unless the first line has one`() throws {
    let events = try EventFile(text: Data("label,x\n#1,2\n".utf8), name: "it")
    #expect(try EventTable(reading: events).text("label") == ["#1"])
  }

  @Test func `several files follow one another in the order of their names`() throws {
    try withTemporaryFolder { folder in
      for (name, x) in [("run2", 3), ("run10", 2), ("run1", 1), ("other", 9)] {
        try Data("x\ty\n\(x)\t0\n".utf8).write(to: folder.appending(path: "\(name).tsv"))
      }
      let events = try EventFile("\(folder.path)/run*.tsv")
      #expect(try EventTable(reading: events)["x"] == [1, 2, 3])
      #expect(try EventTable(reading: EventFile("\(folder.path)/run?.tsv"), limit: 1)["x"] == [1])
    }
  }

  @Test func `events of files in a row are counted as one`() throws {
    try withTemporaryFolder { folder in
      for name in ["1.csv", "2.csv"] {
        try Data("x\n1\n2\n3\n".utf8).write(to: folder.appending(path: name))
      }
      var numbers: [Int] = []
      try EventQuery(columns: ["x"], where: "x > 1").run(on: EventFile("\(folder.path)/*.csv")) {
        block in
        numbers += (0..<block.count).map(block.number)
      }
      #expect(numbers == [1, 2, 4, 5])
    }
  }

  @Test func `a text in memory is read like a file`() throws {
    let events = try EventFile(text: Data("pt;label\n1;a\n2.5;b\n".utf8), name: "it")
    #expect(events.label == "it")
    #expect(try EventTable(reading: events, where: "label == 'b'")["pt"] == [2.5])
    for (bytes, tree, text) in [
      (Data("root".utf8), nil, "it: cannot be read: it is a ROOT file, and only text can come"),
      (Data([0x50, 0x4B, 3, 4]), nil, "it: cannot be read: it is a file of NumPy, and only text"),
      (Data("x\n1\n".utf8), "t", "it: the file has no trees; 't' cannot be one of them"),
    ] as [(Data, String?, String)] {
      let error = #expect(throws: EventFilesError.self) {
        try EventFile(text: bytes, name: "it", tree: tree)
      }
      #expect(error?.description.hasPrefix(text) == true)
    }
  }

  @Test func `files in a row have the same columns`() throws {
    try withTemporaryFolder { folder in
      for (name, text) in [("1.csv", "x,y\n1,2\n"), ("2.csv", "x,z\n1,2\n")] {
        try Data(text.utf8).write(to: folder.appending(path: name))
      }
      let error = #expect(throws: EventFilesError.self) { try EventFile("\(folder.path)/*.csv") }
      #expect(
        error?.description
          == "\(folder.path)/2.csv: the columns y, z are not as in \(folder.path)/1.csv; files that"
          + " are read in a row have the same columns")
    }
  }

  @Test func `arrays of NumPy have names, or get that of the file`() throws {
    let table = try EventTable(
      columns: ["a": [1, 2, 3], "b": [4, 5, 6]], text: ["t": ["x", "y", "z"]])
    try withTemporaryFolder { folder in
      let (records, archive) = (folder.appending(path: "r.npy"), folder.appending(path: "z.npz"))
      try table.writeRecords(to: records)
      try NumPyArchive.write(table, to: archive)
      #expect(try EventTable(reading: EventFile(records)) == table)
      #expect(try EventTable(reading: EventFile(archive)) == table)
      let plain = folder.appending(path: "plain.npy")
      try NumPyFile.write(table.numPyArray(columns: ["a", "b"]), to: plain)
      #expect(try EventFile(plain).columns.map(\.name) == ["plain_0", "plain_1"])
      #expect(
        try EventTable(reading: EventFile(plain), columns: ["plain_1"])["plain_1"] == [4, 5, 6])
      #expect(try EventTable(reading: EventFile("\(archive.path):b"))["b"] == [4, 5, 6])
    }
  }

  @Test func `arrays of several columns stand beside others, and what cannot be is told`() throws {
    try withTemporaryFolder { folder in
      let file = folder.appending(path: "z.npz")
      let arrays: KeyValuePairs = [
        "x": NumPyArray(shape: [2], values: [1, 2]),
        "f": NumPyArray(shape: [2, 2], values: [3, 4, 5, 6]),
        "deep": NumPyArray(shape: [2, 1, 1], values: [7, 8]),
        "one": NumPyArray(shape: [], values: [9]),
      ]
      try NumPyArchive.write(arrays, to: file)
      let events = try EventFile(file)
      #expect(events.columns.map(\.name) == ["x", "f_0", "f_1"])
      #expect(try EventTable(reading: events, columns: ["y = x + f_1"])["y"] == [5, 8])
      #expect(
        events.unusable == [
          "deep": "its shape is [2, 1, 1]; expected [events] or [events, columns]",
          "one": "its shape is []; expected [events] or [events, columns]",
        ])
      let unequal: KeyValuePairs = [
        "a": NumPyArray(shape: [2], values: [1, 2]), "b": NumPyArray(shape: [1], values: [1]),
      ]
      try NumPyArchive.write(unequal, to: file)
      let error = #expect(throws: EventFilesError.self) { try EventFile(file) }
      #expect(
        error?.description
          == "\(file.path): cannot be read: its array 'b' has 1 events and the ones before it have 2;"
          + " name a single one, as in '\(file.path):b'")
    }
  }

  @Test(.enabled(if: ConformanceScript.mayRun, "\(ConformanceScript.skipped)"))
  func `of an archive of many types what doubles hold is read`() throws {
    try withTemporaryFolder { folder in
      #expect(try ConformanceScript("numpy_types.py").run([folder.path]) == 0)
      let events = try EventFile(folder.appending(path: "types.npz"))
      let names = events.columns.map(\.name)
      #expect(names == ["f_0", "f_1", "big_endian", "half", "flag", "r", "rows", "text"])
      #expect(events.unusable.keys.sorted() == ["complex", "dates", "large", "objects"])
      let table = try EventTable(reading: events)
      #expect(try table["f_1"] == [1, 3] && table["big_endian"] == [1, -2])
      #expect(try table["half"] == [0.5, 1.5] && table["flag"] == [1, 0])
      #expect(try table["r"] == [5, 6] && table.text("text") == ["é", "b"])
      #expect(
        try EventTable(reading: EventFile("\(folder.path)/types.npz:text")).textNames == ["text"])
    }
  }

  @Test func `an empty array cannot claim columns without end`() throws {
    try withTemporaryFolder { folder in
      let file = folder.appending(path: "wide.npy")
      let header = "{'descr': '<f8', 'fortran_order': False, 'shape': (0, 1000000000000)}\n"
      try
        (Data([0x93]) + Data("NUMPY\u{1}\0".utf8) + Data([UInt8(header.utf8.count), 0])
        + Data(header.utf8)).write(to: file)
      let error = #expect(throws: EventFilesError.self) { try EventFile(file) }
      #expect(
        error?.description
          == "\(file.path): cannot be read: its shape is [0, 1000000000000], and events have up to"
          + " 1000000 columns")
    }
  }

  @Test func `what is not there is said`() throws {
    let error = #expect(throws: EventFilesError.self) { try EventFile("no/such*.root:Events") }
    #expect(error?.description == "'no/such*.root:Events': no such file")
    try withTemporaryFolder { folder in
      let file = folder.appending(path: "a.csv")
      try Data("x\n1\n".utf8).write(to: file)
      let error = #expect(throws: EventFilesError.self) { try EventFile(file, tree: "t") }
      #expect(
        error?.description == "\(file.path): the file has no trees; 't' cannot be one of them")
    }
  }

  @Test(.enabled(if: SharedData.mayUse(hzz), "\(SharedData.skipped)"))
  func `a tree is selected and computed from, jagged branches too`() throws {
    let file = SharedData.url(Self.hzz)
    let tree = try ROOTFile(contentsOf: file).tree("events")
    let table = try EventTable(
      reading: EventFile("\(file.path):events"),
      columns: ["pt = hypot(Muon_Px[0], Muon_Py[0])", "NMuon", "MET_px"],
      where: "NMuon >= 2 && Muon_Charge[0] != Muon_Charge[1]")
    let (counts, offsets) = (
      try tree.read("NMuon").values.doubles!, try tree.read("Muon_Px").offsets[0]
    )
    let (px, py) = (
      try tree.read("Muon_Px").values.doubles!, try tree.read("Muon_Py").values.doubles!
    )
    let charge = try tree.read("Muon_Charge").values.doubles!
    let chosen = counts.indices.filter {
      counts[$0] >= 2 && charge[offsets[$0]] != charge[offsets[$0] + 1]
    }
    #expect(chosen.count > 100)
    #expect(try table["NMuon"] == chosen.map { counts[$0] })
    #expect(try table["pt"] == chosen.map { hypot(px[offsets[$0]], py[offsets[$0]]) })
  }

  @Test(.enabled(if: SharedData.mayUse(lz4), "\(SharedData.skipped)"))
  func `trees of several files are one, and the only tree needs no name`() throws {
    let files = [Self.hzz, Self.lz4].map(SharedData.url)
    let both = try EventFile(files)
    let one = try EventTable(reading: EventFile(files[0]), columns: ["MET_px"])["MET_px"]
    #expect(both.count == 4842)
    #expect(try EventTable(reading: both, columns: ["MET_px"])["MET_px"] == one + one)
  }
}
