import Foundation
import Histograms
import TestSupport
import Testing

@Suite("Conformance with boost-histogram")
struct ConformanceTests {
  @Test(.enabled(if: ConformanceScript.mayRun, "\(ConformanceScript.skipped)"))
  func `boost-histogram reads what Apus writes, and Apus what it writes in turn`() throws {
    let collection = try sampleCollection()
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
}
