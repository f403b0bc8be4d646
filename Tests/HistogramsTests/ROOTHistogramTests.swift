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

  @Test func `may have the entries and sums of what was filled`() throws {
    let histogram = try Histogram(axis: Axis(edges: [0, 1, 3])).filled(with: [0.2, 2.5, 2.5])
    let plain = try ROOTHistogram(histogram)
    #expect(plain.entries == 3 && plain.statistics.sums == [0.5 + 2 * 2])
    let sums = ROOTStatistics(
      sumOfWeights: 3, sumOfSquaredWeights: 3, sums: [5.2], sumsOfSquares: [12.54])
    let exact = try ROOTHistogram(histogram, entries: 4, statistics: sums)
    #expect(exact.entries == 4 && exact.statistics == sums && exact.contents == plain.contents)
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

  @Test func `two and three axes go to ROOT and back`() throws {
    let all = try sampleHistogram3D()
    for histogram in try [all, all.projected(onto: "channel", "m"), sampleHistogram()] {
      let made = try ROOTHistogram(histogram)
      #expect(made.className == "TH\(histogram.axes.count)D" && made.name == histogram.name)
      let back = try Histogram(made)
      #expect(back.firstDifference(from: histogram) == nil)
      #expect(back.axes.map(\.name) == histogram.axes.map(\.name))
      #expect(back.axes.map(\.unit) == histogram.axes.map(\.unit))
      #expect(back.axes.map(\.categories) == histogram.axes.map(\.categories))
    }
    // x runs fastest: the first bin of y after underflow, then the third of x.
    let made = try ROOTHistogram(all.projected(onto: "m", "jets"))
    #expect(
      made.contents[made.index(of: [3, 1])]
        == (try all.projected(onto: "m", "jets")[.bin(2), .bin(0)].value))
    #expect(
      errorText { try ROOTHistogram(sampleHistogram5D()) }
        == "histogram 'all' cannot be written as ROOT: it has 5 axes, and at most three are; project"
        + " it first, or write .json")
  }

  @Test(arguments: [("pt[0]", ""), ("m", "GeV"), ("x[3]", "1/cm")])
  func `a number in brackets is no unit`(name: String, unit: String) throws {
    let axis = try Axis.regular(2, from: 0, to: 1, name: name, unit: unit)
    let back = try Histogram(ROOTHistogram(Histogram(axis: axis)))
    #expect(back.axis.name == name && back.axis.unit == unit)
  }

  @Test func `a file that is not there`() {
    #expect(
      errorText { try HistogramCollection(contentsOf: URL(filePath: "/nowhere/h.root")) }
        .contains("/nowhere/h.root"))
  }
}
