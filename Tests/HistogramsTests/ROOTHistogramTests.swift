import Foundation
import Histograms
import ROOTFiles
import TestSupport
import Testing

@Suite("Histograms of ROOT files")
struct ROOTHistogramTests {
  @Test(.enabled(if: ConformanceScript.mayRun, "\(ConformanceScript.skipped)"))
  func `are what uproot wrote`() throws {
    try withTemporaryFolder { folder in
      let files = ["events.json", "h.root", "h.json", "profile.root"].map {
        folder.appending(path: $0)
      }
      try JSONEncoder().encode(SampleEvents()).write(to: files[0])
      #expect(try ConformanceScript("root_histograms.py").run(files.map(\.path)) == 0)
      let collection = try HistogramCollection(contentsOf: files[1])
      let expected = try HistogramJSON.read(files[2], plainStorage: .unweightedEvents)
      #expect(Set(collection.paths) == Set(expected.paths) && collection.count == 4)
      for (path, histogram) in collection {
        #expect(try histogram.firstDifference(from: expected[path]) == nil, "\(path)")
        #expect(histogram.name == path.split(separator: "/").last!)
      }
      try checkAxes(of: collection)
      try checkProfile(in: files[3])
    }
  }

  @Test func `are read as they were written`() throws {
    let map = try Histogram(
      axes: [
        .regular(3, from: 0, to: 0.3, name: "x"), Axis(edges: [1, 2, 5], name: "y", unit: "GeV"),
      ],
      name: "map", title: "A map"
    ).filled(
      with: [0.05, 0.15, 0.25, -1, 0.31, 0.05], [1.5, 3, 4.5, 1.5, 9, 0],
      weights: [1, 2, 3, 4, 5, 6])
    let channels = try Histogram(axis: .category(["ee", "mm"], name: "channel"), name: "channels")
      .filled(columns: [FillColumn(["ee", "mm", "mm", "tt"])])
    let jets = try Histogram(axis: .integer(0...3, name: "jets"), name: "jets").filled(with: [
      0, 2, 2, 9,
    ])
    try withTemporaryFolder { folder in
      var written = HistogramCollection()
      try written.add(map, at: "some/folder/map")
      try written.add(channels, at: "channels")
      try written.add(jets, at: "jets")
      let file = folder.appending(path: "h.root")
      try written.write(to: file)
      let read = try HistogramCollection(contentsOf: file)
      #expect(Set(read.paths) == Set(written.paths))
      #expect(try read["some/folder/map"] == map)
      #expect(try read["channels"] == channels)
      // Whole numbers become equal bins.
      #expect(
        try read["jets"].contents == jets.contents && read["jets"].axis.edges == [0, 1, 2, 3, 4])
      let stored = try ROOTFile(contentsOf: file).histogram("channels")
      #expect(stored.axes[0].labels == ["ee", "mm"] && stored.className == "TH1D")
    }
  }

  @Test func `have at most three axes`() throws {
    let axes = try (0..<4).map { try Axis(edges: [0, 1], name: "x\($0)") }
    let error = #expect(throws: HistogramsError.self) { try ROOTHistogram(Histogram(axes: axes)) }
    #expect(error?.description.contains("it has 4 axes, of which three have a place there") == true)
  }

  private func checkAxes(of collection: HistogramCollection) throws {
    let mass = try collection["weighted"].axis
    #expect(mass.binning == .regular && mass.name == "m" && mass.unit == "GeV")
    #expect(try collection["counted"].axis.binning == .variable)
    #expect(try collection["a folder/two"].axes.map(\.name) == ["m", "jets"])
    #expect(try collection["a folder/two"].projected(onto: "jets").axis.flow == .both)
    let channels = try collection["a folder/channels"]
    #expect(channels.axis.binning == .category(["ee", "mm", "em"]))
  }

  private func checkProfile(in file: URL) throws {
    #expect(
      errorText { try HistogramROOT.read(file) }
        == "'profile': a TProfile holds means of another quantity, for which a histogram of counts"
        + " has no place")
    #expect(try HistogramROOT.read(file, others: .skipped).paths == ["weighted"])
  }

  @Test func `a file that is not there`() {
    #expect(
      errorText { try HistogramCollection(contentsOf: URL(filePath: "/nowhere/h.root")) }
        .contains("/nowhere/h.root"))
  }
}
