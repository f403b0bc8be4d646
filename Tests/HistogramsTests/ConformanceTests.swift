import Foundation
import Histograms
import TestSupport
import Testing

@Suite("Conformance with boost-histogram")
struct ConformanceTests {
  @Test(.enabled(if: ConformanceScript.mayRun, "\(ConformanceScript.skipped)"))
  func `boost-histogram reads what Apus writes, and Apus what it writes in turn`() throws {
    var collection = try sampleCollection()
    try collection.add(sampleHistogram3D(), at: "several axes/3")
    try collection.add(sampleHistogram5D(), at: "several axes/5")
    try withTemporaryFolder { folder in
      let files = ["written.json", "written.csv", "rewritten.json"].map {
        folder.appending(path: $0)
      }
      try HistogramJSON.write(collection, to: files[0])
      try HistogramCSV.write(collection, to: files[1])
      #expect(try ConformanceScript("uhi_histograms.py").run(files.map(\.path)) == 0)
      let rewritten = try HistogramJSON.read(files[2])
      #expect(rewritten.paths == collection.paths.sorted())
      for (path, histogram) in rewritten { #expect(try histogram == collection[path]) }
    }
  }

  @Test(.enabled(if: ConformanceScript.mayRun, "\(ConformanceScript.skipped)"))
  func `filling, projecting, rebinning, slicing and picking are boost-histogram's`() throws {
    let expected = try peerAnswers().histograms
    let all = try sampleHistogram5D()
    let mass = try all.projected(onto: "m")
    let found = try [
      "all": all, "projected": all.projected(onto: "channel", "m"),
      "rebinned": mass.rebinned(by: 4), "sliced": mass.sliced(to: 120...140),
      "sliced jets": all.projected(onto: "jets").sliced(to: 1...3),
      "picked": all.projected(onto: "m", "channel")["channel", "mm"],
      "sum": mass + mass.scaled(by: 2),
    ]
    #expect(Set(found.keys) == Set(expected.paths))
    for (path, histogram) in found {
      let peer = try expected[path]
      #expect(peer.axes.map(\.edges) == histogram.axes.map(\.edges))
      #expect(peer.axes.map(\.binning) == histogram.axes.map(\.binning))
      #expect(peer.axes.map(\.flow) == histogram.axes.map(\.flow))
      let difference = histogram.firstDifference(from: peer, relative: 1e-13, absolute: 1e-12)
      #expect(difference == nil, "\(path)")
    }
  }

  @Test(.enabled(if: ConformanceScript.mayRun, "\(ConformanceScript.skipped)"))
  func `densities and intervals are those of hist`() throws {
    let answers = try peerAnswers().numbers
    let mass = try sampleHistogram5D().projected(onto: "m")
    let density = try #require(mass.density)
    #expect(deviation(of: density, from: answers["density"]!, scale: 1e-3) < 1e-12)
    let intervals = mass.garwood()
    #expect(intervals.count { $0 != nil } > 30)
    for (bin, interval) in intervals.enumerated() where interval != nil && mass.values[bin] > 0 {
      let (low, high) = (answers["poisson low"]![bin], answers["poisson high"]![bin])
      #expect(abs(interval!.lowerBound - low) < 1e-9 * high)
      #expect(abs(interval!.upperBound - high) < 1e-9 * high)
    }
    let passed = try Histogram(axis: .integer(0...2, flow: [])).filled(with: [1, 1, 2])
    let total = try passed.filled(with: [0, 0, 1, 1, 1])
    let efficiencies = try passed.efficiency(outOf: total)
    for (bin, efficiency) in efficiencies.enumerated() {
      #expect(abs(efficiency!.interval.lowerBound - answers["binomial low"]![bin]) < 1e-11)
      #expect(abs(efficiency!.interval.upperBound - answers["binomial high"]![bin]) < 1e-11)
    }
  }

  private func peerAnswers() throws -> (
    histograms: HistogramCollection, numbers: [String: [Double]]
  ) {
    try withTemporaryFolder { folder in
      let files = ["events.json", "histograms.json", "numbers.json"].map {
        folder.appending(path: $0)
      }
      try JSONEncoder().encode(SampleEvents()).write(to: files[0])
      #expect(try ConformanceScript("histogram_operations.py").run(files.map(\.path)) == 0)
      return try (
        HistogramJSON.read(files[1]),
        JSONDecoder().decode([String: [Double]].self, from: Data(contentsOf: files[2]))
      )
    }
  }
}
