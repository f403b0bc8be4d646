import Foundation
import HistFactory
import ROOTFiles
import TestSupport
import Testing

@Suite("apus head")
struct HeadTests {
  @Test func `the first events are a table`() throws {
    let run = try Program(
      onFiles: "head mix.root:Events -n 3 --columns event nMuon pt name trigger")
    #expect(run.status == 0 && run.errors == "")
    #expect(
      run.output == """
        mix.root:Events: 3 of 4 events

        event  event  nMuon  pt            name  trigger
            0     10      2  [40, 20]      ee       true
            1     11      0  []            mm      false
            2     12      3  [60, 50, 10]  ee       true

        """)
  }

  @Test func `formulas, definitions and a selection see lists`() throws {
    let run = try Program(
      onFiles: "head mix.root",
      and: [
        "--where", "lead > 35", "--define", "lead = leading(pt, -1)", "--columns", "p = lead / 2",
        "high = pt[pt > 15]",
      ])
    #expect(
      run.output == """
        mix.root: 2 of 4 events selected

        event   p  high
            0  20  [40, 20]
            2  30  [60, 50]

        """)
  }

  @Test func `long lists are cut in a table, and whole in JSON and CSV`() throws {
    try withTemporaryFolder { folder in
      var tree = ROOTTreeContents()
      try tree.add("x", ROOTArray(.double([40, 20.5, -1, 7, 1e300]), counts: [5]))
      var writer = ROOTFileWriter()
      try writer.add(tree, at: "t")
      try writer.write(to: folder.appending(path: "a.root"))
      let arguments = ["head", "a.root", "--columns", "x"]
      let table = try Program(apus: arguments, in: folder)
      #expect(table.output.hasSuffix("[40, 20.5, -1, … 5]\n"))
      let csv = try Program(apus: arguments + ["--csv"], in: folder)
      #expect(csv.output == "x\n\"[40,20.5,-1,7,1e+300]\"\n")
      let json = try Program(apus: arguments + ["--json"], in: folder).json
      #expect(json["events"]?[0]?["values"]?["x"]?.numbers == [40, 20.5, -1, 7, 1e300])
      #expect(json["columns"] == [["name": "x", "type": "list of numbers"]])
    }
  }

  @Test func `text comes as it is`() throws {
    let run = try Program(onFiles: "head events.csv -n 2 --csv")
    #expect(run.output == "m,channel,w\n0.5,ee,1\n1.5,mm,2\n")
    let none = try Program(onFiles: "head events.csv -n 0")
    #expect(none.output == "events.csv: the first 0 events\n")
  }

  @Test func `an empty cell is refused, or has a value`() throws {
    try withTemporaryFolder { folder in
      try Data("x;y\n1;\n2;3\n".utf8).write(to: folder.appending(path: "a.csv"))
      let refused = try Program(apus: ["head", "a.csv"], in: folder)
      #expect(
        refused.status == 3 && refused.errors.contains("a.csv:2: column 'y': the cell is empty"))
      #expect(refused.errors.hasSuffix("; here by --missing\n"))
      let run = try Program(apus: ["head", "a.csv", "--csv", "--missing", "-999"], in: folder)
      #expect(run.output == "x,y\n1,-999\n2,3\n")
      let nan = try Program(apus: ["head", "a.csv", "--json", "--missing", "nan"], in: folder)
      #expect(try nan.json["events"]?[0]?["values"]?["y"] == "nan")
    }
  }

  @Test func `a condition guards what is defined`() throws {
    let run = try Program(
      onFiles: "head mix.root --csv --columns lead",
      and: ["--define", "lead = pt[0]", "--where", "nMuon >= 1 && lead > 35"])
    #expect(run.output == "lead\n40\n60\n" && run.errors == "")
  }

  @Test func `standard input is text in columns`() throws {
    for arguments in [["head", "-", "--csv"], ["head", "/dev/stdin", "--csv"]] {
      let run = try Program(apus: arguments, input: FileExamples.csv)
      #expect(run.output == FileExamples.csv + "\n" && run.errors == "")
    }
    let table = try Program(apus: ["head", "-", "-n", "1"], input: "a;b\n1;2\n3;4\n")
    #expect(table.output.hasPrefix("standard input: the first 1 event\n\nevent  a  b\n"))
  }

  @Test func `what cannot come by standard input is told`() throws {
    for (input, message) in [
      ("", "standard input: there is nothing in it"),
      (
        "root\0\0…",
        "standard input: cannot be read: it is a ROOT file, and only text can come through"
      ),
      ("a,b\n1\n", "standard input:2: the row has 1 fields, but there are 2 columns"),
    ] {
      let run = try Program(apus: ["head", "-"], input: input)
      #expect(run.status == 3 && run.output == "" && run.errors.contains(message))
    }
    let model = try Program(apus: ["head", "-", "--columns", "q"], input: "a\n1\n")
    #expect(
      model.status == 2 && model.errors.hasPrefix("error: standard input: there is no column"))
  }

  @Test func `a pipe is text in columns`() throws {
    try withTemporaryFolder { folder in
      let pipe = folder.appending(path: "pipe")
      try #require(mkfifo(pipe.path, 0o600) == 0)
      Thread.detachNewThread {
        // Waits for the reader; should there be none, the test fails elsewhere.
        try? FileHandle(forWritingTo: pipe).write(contentsOf: Data(FileExamples.csv.utf8))
      }
      let run = try Program(apus: ["head", "pipe", "--csv"], in: folder)
      #expect(run.output == FileExamples.csv + "\n")
    }
  }

  @Test func `a column may have any name`() throws {
    try withTemporaryFolder { folder in
      try Data("x = y,a b,n > 2\n1,2,3\n".utf8).write(to: folder.appending(path: "odd.csv"))
      let run = try Program(apus: ["head", "odd.csv", "--csv"], in: folder)
      #expect(run.output == "x = y,a b,n > 2\n1,2,3\n")
      let copied = try Program(apus: ["convert", "odd.csv", "copy.csv"], in: folder)
      #expect(copied.status == 0)
      let copy = try String(contentsOf: folder.appending(path: "copy.csv"), encoding: .utf8)
      #expect(copy == "x = y,a b,n > 2\n1,2,3\n")
    }
  }

  @Test func `a file without rows has no events`() throws {
    try withTemporaryFolder { folder in
      try Data("a,b\n".utf8).write(to: folder.appending(path: "none.csv"))
      let head = try Program(apus: ["head", "none.csv"], in: folder)
      #expect(head.status == 0 && head.output == "none.csv: 0 events\n")
      let inspection = try Program(apus: ["inspect", "none.csv"], in: folder)
      #expect(inspection.status == 0)
      #expect(inspection.output.hasPrefix("none.csv (text in columns): 0 rows, 2 columns, "))
      let copied = try Program(apus: ["convert", "none.csv", "none.root"], in: folder)
      #expect(copied.status == 0)
      #expect(
        try Program(apus: ["head", "none.root"], in: folder).output == "none.root: 0 events\n")
    }
  }

  @Test func `of many columns a table has the first, and says so`() throws {
    try withTemporaryFolder { folder in
      let names = (0..<30).map { "c\($0)" }.joined(separator: ",")
      let row = (0..<30).map(String.init).joined(separator: ",")
      try Data("\(names)\n\(row)\n".utf8).write(to: folder.appending(path: "wide.csv"))
      let run = try Program(apus: ["head", "wide.csv"], in: folder)
      #expect(run.output.contains(" c11\n") && run.errors.hasPrefix("note: 12 of 30 columns"))
      #expect(
        try Program(apus: ["head", "wide.csv", "--csv"], in: folder).output == "\(names)\n\(row)\n")
    }
  }
}
