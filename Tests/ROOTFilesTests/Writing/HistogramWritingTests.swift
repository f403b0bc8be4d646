import Foundation
import TestSupport
import Testing

@testable import ROOTFiles

@Suite("Histograms written and read")
struct HistogramWritingTests {
  @Test(
    arguments: [ROOTCompressionSettings.none, .zlib, .lzma, .lz4, .lz4(level: 1), .zstd],
    [false, true])
  func `every class comes back as it was`(compression: ROOTCompressionSettings, isBig: Bool) throws
  {
    try withTemporaryFolder { folder in
      let url = folder.appending(path: "all.root")
      try WrittenExample.file(compression: compression, isBig: isBig).write(to: url)
      let file = try ROOTFile(contentsOf: url)
      #expect(file.isBig == isBig)
      #expect(file.version.description == "6.40/00")
      #expect(WrittenExample.histograms.count == 21)
      for (path, histogram) in WrittenExample.histograms {
        let key = try file[path]
        #expect(try key.histogram() == histogram, "\(path)")
        #expect(key.className == histogram.className)
        #expect(key.title == histogram.title)
        #expect(key.cycle == 1)
      }
      let large = try file["made/deeper/TH3D"]
      #expect(try large.compression == compression.algorithm)
      #expect(
        try file.allKeys().map(\.className).filter { $0 == "TDirectory" }.count == 3)
    }
  }

  @Test func `more than a block of 16 MiB`() throws {
    try withTemporaryFolder { folder in
      let url = folder.appending(path: "large.root")
      let count = 2_200_000
      let contents = (0..<count + 2).map { Double($0 % 7) }
      let histogram = try ROOTHistogram(
        name: "large", axes: [ROOTAxis(.uniform(count: count, low: 0, high: 1))],
        contents: contents)
      var file = ROOTFileWriter(compression: .lz4(level: 1))
      try file.add(histogram, at: "large")
      try file.write(to: url)
      let key = try ROOTFile(contentsOf: url)["large"]
      #expect(key.isCompressed && key.uncompressedByteCount > 1 << 24)
      #expect(try key.histogram() == histogram)
    }
  }

  @Test func `statistics at the centres of the bins`() throws {
    let axes = [
      try ROOTAxis(.uniform(count: 2, low: 0, high: 4)), try ROOTAxis(.variable(edges: [0, 2])),
    ]
    // Underflow and overflow of either axis do not count.
    var contents = [Double](repeating: 100, count: 12)
    contents[5] = 2
    contents[6] = 3
    let counts = try ROOTHistogram(name: "h", axes: axes, contents: contents)
    #expect(
      counts.statistics
        == ROOTStatistics(
          sumOfWeights: 5, sumOfSquaredWeights: 5, sums: [11, 5], sumsOfSquares: [29, 5],
          sumsOfProducts: [11]))
    #expect(counts.entries == 5)
    let weighted = try ROOTHistogram(
      name: "h", axes: axes, contents: contents,
      sumOfSquaredWeights: [Double](repeating: 5, count: 12))
    #expect(weighted.entries == 2.5)
  }
}
