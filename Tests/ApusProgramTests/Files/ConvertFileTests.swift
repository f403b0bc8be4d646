import EventFiles
import Events
import Foundation
import HistFactory
import Histograms
import ROOTFiles
import TestSupport
import Testing

@Suite("apus convert: files")
struct ConvertFileTests {
  @Test func `a tree keeps its types`() throws {
    try FileExamples.inFolder { folder in
      let run = try Program(
        apus: ["convert", "mix.root:Events", "copy.root", "--compression", "lz4:5"], in: folder)
      #expect(run.status == 0, "\(run.errors)")
      #expect(run.errors == "note: 4 of 4 events, 7 columns\n")
      let (old, new) = (
        try ROOTFile(contentsOf: folder.appending(path: "mix.root")).tree("Events"),
        try ROOTFile(contentsOf: folder.appending(path: "copy.root")).tree("Events")
      )
      #expect(old.columns.map(\.name) == new.columns.map(\.name))
      for column in old.columns.map(\.name) {
        #expect(try old.read(column) == new.read(column), "\(column)")
      }
      #expect(new.columns.first { $0.name == "pt" }?.counter == "npt")
    }
  }

  @Test func `standard input is events where the destination is for them, else a model`() throws {
    try withTemporaryFolder { folder in
      let run = try Program(
        apus: ["convert", "-", "copy.root"], in: folder, input: FileExamples.csv)
      #expect(run.status == 0 && run.errors == "note: 6 of 6 events, 3 columns\n")
      let tree = try ROOTFile(contentsOf: folder.appending(path: "copy.root")).tree("Events")
      #expect(try tree.read("m").values.doubles == [0.5, 1.5, 2.5, 3.5, 4.5, 5.5])
      let model = try Program(
        apus: ["convert", "-", "copy.json"], in: folder, input: Examples.card)
      #expect(model.status == 0)
    }
  }

  @Test func `lists with one counter keep it`() throws {
    try withTemporaryFolder { folder in
      var tree = ROOTTreeContents()
      for name in ["pt", "eta"] {
        try tree.add(name, ROOTArray(.float([1, 2, 3]), counts: [2, 0, 1]), counter: "nMuon")
      }
      var writer = ROOTFileWriter()
      try writer.add(tree, at: "some/t")
      try writer.write(to: folder.appending(path: "a.root"))
      let run = try Program(
        apus: ["convert", "a.root", "b.root", "--where", "nMuon != 2"], in: folder)
      #expect(run.status == 0, "\(run.errors)")
      let copy = try ROOTFile(contentsOf: folder.appending(path: "b.root")).tree("some/t")
      #expect(copy.columns.map(\.name) == ["nMuon", "pt", "eta"])
      #expect(try copy.read("nMuon") == ROOTArray(.int32([0, 1])))
      #expect(try copy.read("eta").values == .float([3]))
    }
  }

  @Test func `formulas and a selection are written`() throws {
    try FileExamples.inFolder { folder in
      let run = try Program(
        apus: [
          "convert", "mix.root", "some.root", "--tree", "Events", "--where", "nMuon >= 2",
          "--columns", "lead = pt[0]", "high = pt[pt > 15]", "both = nMuon == 2", "name",
        ], in: folder)
      #expect(run.status == 0, "\(run.errors)")
      let tree = try ROOTFile(contentsOf: folder.appending(path: "some.root")).tree("Events")
      #expect(try tree.read("lead") == ROOTArray(.double([40, 60])))
      #expect(try tree.read("high").values == .double([40, 20, 60, 50]))
      #expect(try tree.read("nhigh") == ROOTArray(.int32([2, 2])))
      #expect(try tree.read("both") == ROOTArray(.bool([true, false])))
      #expect(try tree.read("name") == ROOTArray(.text(["ee", "ee"])))
    }
  }

  @Test(arguments: ["csv", "tsv", "npz", "npy", "root"])
  func `events go from text to a format and back`(ending: String) throws {
    try FileExamples.inFolder { folder in
      let there = try Program(apus: ["convert", "events.csv", "there.\(ending)"], in: folder)
      #expect(there.status == 0 && there.errors == "note: 6 of 6 events, 3 columns\n")
      let back = try Program(
        apus: ["convert", "there.\(ending)", "back.csv", "--columns", "m", "channel", "w"],
        in: folder)
      #expect(back.status == 0, "\(back.errors)")
      let text = try String(contentsOf: folder.appending(path: "back.csv"), encoding: .utf8)
      #expect(text == FileExamples.csv + "\n")
    }
  }

  @Test func `columns whose names have no place in a tree are left out`() throws {
    try withTemporaryFolder { folder in
      try Data(",a b,c\n0,1,2\n".utf8).write(to: folder.appending(path: "a.csv"))
      let run = try Program(apus: ["convert", "a.csv", "a.root"], in: folder)
      #expect(run.status == 1)
      #expect(run.errors.contains("the column '' is left out: a name must not be empty"))
      #expect(
        run.errors.contains("the column 'a b' is left out: a name must not be empty, nor con"))
      #expect(run.errors.contains("; give it another one, as in 'column = `a b`'\n"))
      let named = try Program(
        apus: ["convert", "a.csv", "a.root", "--columns", "ab = `a b`", "c"], in: folder)
      #expect(named.status == 0, "\(named.errors)")
      let tree = try ROOTFile(contentsOf: folder.appending(path: "a.root")).tree("Events")
      #expect(try tree.read("ab") == ROOTArray(.double([1])))
    }
  }

  @Test func `lists have no place in text, which is said or refused`() throws {
    try FileExamples.inFolder { folder in
      let run = try Program(apus: ["convert", "mix.root:Events", "flat.csv"], in: folder)
      #expect(run.status == 1)
      #expect(run.errors.hasPrefix("warning: the column 'pt' is left out: it is a list of numbers"))
      let table = try CSVFile(folder.appending(path: "flat.csv")).table()
      #expect(try table.column("event") == [10, 11, 12, 13])
      for arguments in [["--strict"], ["--columns", "pt"]] {
        let refused = try Program(
          apus: ["convert", "mix.root:Events", "not.csv"] + arguments, in: folder)
        #expect(refused.status == 2 && refused.errors.contains("'pt'"))
        #expect(!FileManager.default.fileExists(atPath: folder.appending(path: "not.csv").path))
      }
    }
  }

  @Test(arguments: ["root", "json", "csv", "yoda"])
  func `histograms go to every format`(ending: String) throws {
    try FileExamples.inFolder { folder in
      for source in ["mix.root", "templates.json"] {
        let name = "h-\(source).\(ending)"
        let arguments = source == "mix.root" ? ["--histograms"] : []
        let run = try Program(apus: ["convert", source, name] + arguments, in: folder)
        let left =
          source == "mix.root" ? "note: no histograms and left out: 1 TTree (Events)\n" : ""
        let lost = ending == "csv" ? ["titles", "names and units of axes"] : []
        let remark =
          lost.isEmpty
          ? ""
          : "note: \(name) has no place for \(lost.joined(separator: ", ")); .json keeps them\n"
        #expect(run.status == 0 && run.errors == left + remark, "\(run.errors)")
        let read = try HistogramCollection(contentsOf: folder.appending(path: name))
        let mass = try read["signal/mass"]
        #expect(mass.values == [1, 2, 3, 4] && mass.overflow.value == 5)
        #expect(mass.variances == [1, 2, 3, 4])
      }
    }
  }

  @Test func `a profile stays one in ROOT, and is left out elsewhere`() throws {
    try withTemporaryFolder { folder in
      let axis = try ROOTAxis(.uniform(count: 2, low: 0, high: 2))
      let profile = ROOTProfile(
        binEntries: [0, 2, 4, 0], binSumOfSquaredWeights: [0, 2, 4, 0], errorMode: .mean,
        limits: 0...0)
      var writer = ROOTFileWriter()
      try writer.add(
        ROOTHistogram(
          profile: profile, name: "p", axes: [axis], contents: [0, 6, 20, 0],
          sumOfSquares: [0, 18, 100, 0]), at: "p")
      try writer.add(ROOTHistogram(FileExamples.mass), at: "mass")
      try writer.write(to: folder.appending(path: "a.root"))
      let copied = try Program(apus: ["convert", "a.root", "b.root"], in: folder)
      #expect(copied.status == 0 && copied.errors == "")
      let copy = try ROOTFile(contentsOf: folder.appending(path: "b.root")).histogram("p")
      #expect(copy.className == "TProfile" && copy.values == [0, 3, 5, 0])
      let json = try Program(apus: ["convert", "a.root", "b.json"], in: folder)
      #expect(json.status == 1)
      #expect(json.errors == "warning: 'p;1' is left out: a profile holds means, not counts\n")
      #expect(
        try HistogramCollection(contentsOf: folder.appending(path: "b.json")).paths == ["mass"])
      // Drawn are the means.
      let drawn = try Program(apus: ["hist", "a.root", "p"], in: folder)
      #expect(drawn.output.contains("[0, 1)  3 ± ") && drawn.output.contains("[1, 2)  5 ± "))
      #expect(drawn.output.contains("means of a profile") && !drawn.output.contains("integral"))
      let written = try Program(apus: ["hist", "a.root", "p", "--output", "c.json"], in: folder)
      #expect(written.status == 2)
      #expect(
        written.errors == """
          error: --output c.json: 'p' is a profile, which holds means, not counts; give a name that ends \
          in .root

          """)
      let shown = try Program(apus: ["hist", "a.root", "p", "--json"], in: folder).json
      #expect(shown["profile"] == true && shown["integral"] == nil)
    }
  }

  @Test func `a model goes to a file that ends in json`() throws {
    try Examples.inFolder { folder in
      let run = try Program(apus: ["convert", "card.txt", "card.json"], in: folder)
      #expect(run.status == 0 && run.output == "")
      let printed = try Program(apus: ["convert", "card.txt"], in: folder)
      let written = try String(contentsOf: folder.appending(path: "card.json"), encoding: .utf8)
      #expect(written == printed.output)
    }
  }

  @Test func `whole numbers that doubles cannot hold are not copied`() throws {
    try withTemporaryFolder { folder in
      var tree = ROOTTreeContents()
      try tree.add("id", ROOTArray(.uint64([1, 1 << 53 + 1])))
      var writer = ROOTFileWriter()
      try writer.add(tree, at: "t")
      try writer.write(to: folder.appending(path: "a.root"))
      let run = try Program(apus: ["convert", "a.root", "b.root"], in: folder)
      #expect(run.status == 3 && run.errors.contains("whole numbers beyond 2^53 cannot be copied"))
      #expect(!FileManager.default.fileExists(atPath: folder.appending(path: "b.root").path))
      #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["a.root"])
    }
  }
}
