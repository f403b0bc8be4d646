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
