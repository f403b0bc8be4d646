import Foundation
import TestSupport
import Testing

@Suite("apus: bad files and wrong usage, of files")
struct FileErrorTests {
  struct Mistake: CustomTestStringConvertible {
    let arguments: [String]
    let status: Int32
    /// A part of the errors.
    let message: String

    init(_ arguments: String, _ status: Int32, _ message: String) {
      self.arguments = arguments.split(separator: " ").map(String.init)
      (self.status, self.message) = (status, message)
    }

    var testDescription: String { arguments.joined(separator: " ") }
  }

  static let mistakes = [
    Mistake("head nothing.root", 3, "'nothing.root': no such file"),
    Mistake("head events.csv:3", 2, "error: events.csv: the file has no trees"),
    Mistake(
      "head bad.csv", 3, "error: bad.csv:3: column 'x': 'nan' is not a finite number; to allow"),
    Mistake("head bad.csv", 3, "set nonFiniteNumbers to allowed; here by --missing nan"),
    Mistake("inspect bad.npy", 3, "error: bad.npy: the NumPy header is damaged"),
    Mistake("hist bad.yoda", 3, "error: bad.yoda:1: 'BEGIN YODA_"),
    Mistake("inspect bad.root", 3, "error: bad.root, byte 4: "),
    Mistake("head mix.root:Evnts", 2, "no 'Evnts' in the top directory; did you mean 'Events'?"),
    Mistake("head mix.root:signal/mass", 2, "expected a tree"),
    Mistake("head events.csv:tree", 2, "the file has no trees; 'tree' cannot be one of them"),
    Mistake("head templates.json", 3, "templates.json: there are histograms, no events"),
    Mistake("head two-bins.json", 3, "two-bins.json: this is a model; it has no events"),
    Mistake("head events.csv --columns mm", 2, "there is no column 'mm'; did you mean 'm'"),
    Mistake("head events.csv --columns m m", 2, "there is a column 'm' already"),
    Mistake("head events.csv --where m", 2, "'m' is a number; a selection has to be a truth value"),
    Mistake("head events.csv --number=-1", 2, "--number is -1; give 0 or more"),
    Mistake("head events.csv --define m", 2, "give a name and a formula, as in 'pt1 = pt[0]'"),
    Mistake("head events.csv -o x.json", 2, "--output needs --json"),
    Mistake("hist events.csv", 2, "of what? Give a formula; the columns are m, channel, w"),
    Mistake("hist events.csv m w m", 2, "3 formulas are given; one or two can be drawn"),
    Mistake("hist events.csv m --bins 3,4", 2, "--bins is for 2 axes, and there is one formula"),
    Mistake("hist events.csv m --bins 0", 2, "--bins: give 1 or more"),
    Mistake("hist events.csv m --range 5 1", 2, "'5:1' is invalid"),
    Mistake("hist events.csv m --edges 1,1", 3, "increas"),
    Mistake("hist events.csv m --edges 0,1 --bins 2", 2, "--edges says all of the bins"),
    Mistake("hist events.csv m -o m.pdf", 2, "ends in .root, .json, .csv or .yoda"),
    Mistake("hist events.csv m --weight channel", 2, "--weight is a text"),
    Mistake("hist events.csv m --weight 1/(m-0.5)", 3, "the weight of event 0 is inf"),
    Mistake("hist events.csv m --where false", 3, "no event has a finite 'm' to make bins for"),
    Mistake("hist mix.root pt vertex", 3, "in event 1 'vertex' is a list of 2, where another"),
    Mistake("hist mix.root pt[0]", 2, "event 1: element 0 of a list of 0"),
    Mistake("hist templates.json signal/mss", 2, "did you mean 'signal/mass'?"),
    Mistake("inspect events.csv --strict", 2, "--strict is for workspaces"),
    Mistake("inspect two-bins.json part", 2, "is a model, of which all is shown; leave out 'part'"),
    Mistake("inspect passwd", 3, "passwd: this looks like text, but not in columns; known are"),
    Mistake("inspect utf16.csv", 3, "this looks like a text in UTF-16; save it as UTF-8; known"),
    Mistake("inspect letter.txt", 3, "this looks like text, but not in columns"),
    Mistake("inspect paper.pdf", 3, "paper.pdf: this looks like a PDF document; known are "),
    Mistake(
      "inspect zeros", 3, "this looks like binary data that begin with the bytes 00 00 01 00"),
    Mistake("convert events.csv", 2, "where to? Name a file"),
    Mistake("convert events.csv out.xyz", 2, "end in .root, .csv, .tsv, .npz or .npy"),
    Mistake("convert events.csv events.csv", 2, "it is not overwritten"),
    Mistake("convert events.csv link.csv", 2, "it is not overwritten"),
    Mistake("convert two-bins.json out.root", 2, "a model is written as a workspace"),
    Mistake("convert two-bins.json out.json --tree t", 2, "--tree is for events"),
    Mistake("convert mix.root out.csv", 2, "has histograms and trees; choose by --histograms"),
    Mistake("convert mix.root:Events out.csv --tree other", 2, "give one of them"),
    Mistake("convert templates.json out.npz", 2, "histograms are written to files that end in"),
    Mistake("convert events.csv out.npz --compression zstd", 2, "have none or zlib"),
    Mistake("convert events.csv out.root --compression zip", 2, "'zip' is invalid"),
    Mistake("convert events.csv nowhere/out.root", 2, "there is no folder"),
    Mistake("convert events.csv out.csv -o out.csv", 2, "the destination is given twice"),
    Mistake("convert *.nothing out.csv", 3, "*.nothing: there is no such file"),
  ]

  @Test(arguments: mistakes)
  func `a mistake is told`(mistake: Mistake) throws {
    try FileExamples.inFolder { folder in
      for (name, text) in [
        ("two-bins.json", Examples.twoBins), ("letter.txt", "Dear all,\nhello\n"),
        ("bad.csv", "x\n1\nnan\n"), ("bad.root", "root"),
        ("passwd", "root:x:0:0:root:/root:/bin/sh\n"),
        ("bad.yoda", "BEGIN YODA_HISTO1D_V3\n"), ("paper.pdf", "%PDF-1.7 …"),
        ("zeros", "\u{0}\u{0}\u{1}\u{0}"),
      ] { try Data(text.utf8).write(to: folder.appending(path: name)) }
      try Data([0xFF, 0xFE, 0x61, 0, 0x0A, 0]).write(to: folder.appending(path: "utf16.csv"))
      try (Data([0x93]) + Data("NUMPY\u{1}\0\u{1}\0".utf8)).write(
        to: folder.appending(path: "bad.npy"))
      try FileManager.default.createSymbolicLink(
        at: folder.appending(path: "link.csv"),
        withDestinationURL: folder.appending(path: "events.csv"))
      let before = try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
      let run = try Program(apus: mistake.arguments, in: folder)
      #expect(run.status == mistake.status && run.output == "")
      #expect(run.errors.contains(mistake.message), "\(run.errors)")
      #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted() == before)
    }
  }

  /// The example with bytes lost or replaced.
  @Test(arguments: ["inspect", "head", "hist"])
  func `damaged ROOT files never crash`(command: String) throws {
    try FileExamples.inFolder { folder in
      let file = folder.appending(path: "mix.root")
      let bytes = [UInt8](try Data(contentsOf: file))
      for place in stride(from: 9, to: bytes.count, by: bytes.count / 12) {
        var damaged = bytes
        damaged[place] ^= 0xFF
        for content in [damaged, Array(bytes[..<place])] {
          try Data(content).write(to: file)
          let more = command == "hist" ? ["nMuon"] : []
          let run = try Program(apus: [command, "mix.root"] + more, in: folder)
          #expect((0...3).contains(run.status), "byte \(place): \(run.status) \(run.errors)")
        }
      }
    }
  }
}
