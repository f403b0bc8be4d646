import Foundation
import Histograms
import ROOTFiles
import TestSupport

/// Files of events and histograms that the tests run the program on.
enum FileExamples {
  /// Six events: m = 0.5, 1.5, …; channels in turn; weights 1 and 2.
  static let csv = """
    m,channel,w
    0.5,ee,1
    1.5,mm,2
    2.5,ee,1
    3.5,mm,2
    4.5,ee,1
    5.5,mm,2
    """

  /// `mix.root`: four events with lists, an array of fixed length, texts and truth values, of which the
  /// whole numbers count from 10; and a histogram of 1, 2, 3, 4 in a directory.
  static func writeROOT(to file: URL) throws {
    var tree = ROOTTreeContents(title: "events of a test")
    try tree.add("nMuon", ROOTArray(.int32([2, 0, 3, 1])))
    try tree.add("pt", ROOTArray(.float([40, 20, 60, 50, 10, 30]), counts: [2, 0, 3, 1]))
    try tree.add("event", ROOTArray(.uint64([10, 11, 12, 13])))
    try tree.add("vertex", ROOTArray(.double([0, 1, 2, 3, 4, 5, 6, 7]), shape: [2]))
    try tree.add("name", ROOTArray(.text(["ee", "mm", "ee", "em"])))
    try tree.add("trigger", ROOTArray(.bool([true, false, true, true])))
    var writer = ROOTFileWriter(compression: .zstd)
    try writer.add(tree, at: "Events")
    try writer.add(ROOTHistogram(mass), at: "signal/mass")
    try writer.write(to: file)
  }

  static var mass: Histogram {
    get throws {
      try Histogram(
        axis: .regular(4, from: 100, to: 140, name: "m", unit: "GeV"), values: [1, 2, 3, 4],
        variances: [1, 2, 3, 4], overflow: BinContent(value: 5, variance: 5), name: "mass",
        title: "Mass")
    }
  }

  /// Runs the body in a folder with `events.csv`, `mix.root` and `templates.json`.
  static func inFolder<Result>(_ body: (URL) throws -> Result) throws -> Result {
    try withTemporaryFolder { folder in
      try Data(csv.utf8).write(to: folder.appending(path: "events.csv"))
      try writeROOT(to: folder.appending(path: "mix.root"))
      var templates = HistogramCollection()
      try templates.add(mass, at: "signal/mass")
      try templates.add(mass.scaled(by: 2), at: "background/mass")
      try HistogramJSON.write(templates, to: folder.appending(path: "templates.json"))
      return try body(folder)
    }
  }
}

extension Program {
  /// Runs `apus` in a folder with the files of events; `arguments` are separated by blanks.
  init(onFiles arguments: String, and more: [String] = []) throws {
    self = try FileExamples.inFolder { folder in
      try Program(apus: arguments.split(separator: " ").map(String.init) + more, in: folder)
    }
  }
}
