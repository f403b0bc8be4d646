import Foundation
import Histograms
import ROOTFiles
import TestSupport
import Testing

/// `objects.root` has histograms, a graph, and much that is neither written nor drawn; see
/// `make_objects.py`.
@Suite("apus: objects of ROOT files that are no histograms")
struct ObjectTests {
  private func run(_ arguments: String..., check: (URL, Program) throws -> Void) throws {
    try withTemporaryFolder { folder in
      let objects = Bundle.module.resourceURL!.appending(path: "Made/objects.root")
      try FileManager.default.copyItem(at: objects, to: folder.appending(path: "objects.root"))
      try check(folder, Program(apus: arguments, in: folder))
    }
  }

  static let others = """
    no histograms and left out: 1 TGraphAsymmErrors (limits), 1 TGraphMultiErrors (several), \
    1 TGraph2D (plane), 1 TF1 (shape), 2 TNamed (first, second)
    """

  @Test func `what a conversion to ROOT leaves out is listed at its end`() throws {
    try run("convert", "objects.root", "copy.root") { folder, run in
      #expect(run.status == 1)
      #expect(
        run.errors == """
          warning: 'honeycomb;1' is left out: its member 'fCells' is a TList (type code 501)
          warning: \(Self.others)
          note: 1 object of older cycles left out
          note: attached to histograms and left out: 1 TF1

          """)
      let copy = try ROOTFile(contentsOf: folder.appending(path: "copy.root"))
      #expect(
        try copy.allKeys().map(\.className) == ["TH1D", "TH2L", "TH1F", "TDirectory", "TH3F"])
      #expect(try copy.histogram("counts").contents[5] == 0x1p40)
    }
  }

  @Test func `YODA has places for two axes, and for categories as numbers`() throws {
    try run("convert", "objects.root", "copy.yoda") { folder, run in
      #expect(run.status == 1)
      #expect(run.errors.contains("'folder/space' is left out: it has 3 axes, and copy.yoda a"))
      #expect(
        run.errors.hasSuffix(
          "note: categories are bins between 0, 1, 2 and so on in YODA, their names annotations:"
            + " 'channel' of 'channels'\n"), "\(run.errors)")
      let copy = try HistogramYODA.read(folder.appending(path: "copy.yoda"))
      #expect(copy.paths == ["mass", "counts", "channels"])
      let channels = try copy["channels"]
      #expect(channels.axis.categories == ["ee", "mm"])
    }
  }

  @Test func `a table of numbers says what it does not keep`() throws {
    try run("convert", "objects.root", "copy.csv") { _, run in
      #expect(
        run.errors.hasSuffix(
          "note: copy.csv has no place for names and units of axes; .json keeps them\n"))
    }
  }

  @Test func `what is to be left out is refused with --strict`() throws {
    try run("convert", "objects.root", "copy.root", "--strict") { folder, run in
      #expect(run.status == 2)
      #expect(
        run.errors == """
          error: the histogram 'honeycomb;1' has no place in copy.root: its member 'fCells' is a TList (type \
          code 501)

          """)
      let names = try FileManager.default.contentsOfDirectory(atPath: folder.path)
      #expect(names == ["objects.root"])
    }
  }

  @Test func `a graph is a table of its points`() throws {
    try run("hist", "objects.root", "limits") { _, run in
      #expect(run.status == 0 && run.errors == "")
      #expect(
        run.output == """
          objects.root, 'limits'

          limits
          3 points (TGraphAsymmErrors)

          x               y
          1  ± 0.5000  10    +4.000 -1.000
          2  ± 0.5000  20.5  +5.000 -2.000
          3  ± 0.5000  15    ± 3.000

          """)
    }
    try run("hist", "objects.root", "limits", "--json") { _, run in
      let json = try run.json
      #expect(json["y"]?.numbers == [10, 20.5, 15] && json["y_above"]?.numbers == [4, 5, 3])
    }
  }

  @Test(arguments: [
    (["limits", "-o", "h.root"], "'limits' is a graph, which has points and no bins; --json"),
    (["limits", "--bins", "3"], "--bins is for events, and 'limits' is a graph"),
    (["plane"], "'plane' is a TGraph2D; drawn are histograms, graphs and formulas of trees;"),
    (["shape"], "'shape' is a TF1; drawn are histograms, graphs and formulas of trees;"),
    (["folder"], "'folder' is a TDirectory; give the path of a histogram in it;"),
    (["several"], "the class 'TGraphMultiErrors' cannot be read: its member 'fEyL' is a"),
  ])
  func `what cannot be drawn is named`(arguments: [String], message: String) throws {
    try run("hist", "objects.root") { folder, _ in
      let run = try Program(apus: ["hist", "objects.root"] + arguments, in: folder)
      #expect([2, 3].contains(run.status) && run.output == "")
      #expect(run.errors.contains(message), "\(run.errors)")
    }
  }

  @Test func `a tree that is named in place of a formula is told`() throws {
    let run = try Program(onFiles: "hist mix.root Events")
    #expect(
      run.errors == """
        error: mix.root: 'Events' is a TTree; give a formula of its columns, as in 'apus hist \
        mix.root:Events nMuon'

        """)
  }

  @Test func `of a file with one tree the other objects are told`() throws {
    try FileExamples.inFolder { folder in
      let run = try Program(
        apus: ["convert", "mix.root", "flat.npz", "--where", "nMuon >= 2"], in: folder)
      #expect(run.errors.hasSuffix("note: not of the tree and left out: 1 TH1D (signal/mass)\n"))
      let named = try Program(apus: ["convert", "mix.root:Events", "named.npz"], in: folder)
      #expect(!named.errors.contains("TH1D"))
    }
  }

  @Test func `a file without histograms says what it has`() throws {
    try withTemporaryFolder { folder in
      var writer = ROOTFileWriter()
      try writer.add(ROOTTreeContents(), at: "Events")
      try writer.write(to: folder.appending(path: "a.root"))
      let run = try Program(apus: ["convert", "a.root", "b.yoda"], in: folder)
      #expect(
        run.errors == "error: a.root: it has no histograms, only 1 TTree (Events)\n")
    }
  }
}
