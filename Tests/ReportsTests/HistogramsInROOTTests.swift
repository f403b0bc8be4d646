import Apus
import Foundation
import TestSupport
import Testing
import TinyAnalysis

@Suite("Histograms of results in ROOT")
struct HistogramsInROOTTests {
  private func withTemplates(_ body: (ResultsFolder, HistogramCollection) throws -> Void) throws {
    let compiled = try TinyAnalysis().compiled()
    let (start, trained) = (compiled.initialValues(seed: 1), compiled.initialValues(seed: 2))
    try withTemporaryFolder { url in
      let folder = ResultsFolder(url.path)
      _ = try folder.writeTemplates(of: TrainedFold(compiled, initial: start, trained: trained))
      try body(folder, try compiled.histograms(.test, .exact, at: trained))
    }
  }

  @Test func `are those after the training, a directory for each process`() throws {
    try withTemplates { folder, expected in
      let found = try HistogramCollection(contentsOf: folder.file("histograms.root"))
      let background = "signal region/background"
      let paths = [
        ("signal region/signal", "signal region/signal/nominal"),
        (background, "\(background)/nominal"),
        ("\(background)/position down", "\(background)/position down"),
        ("\(background)/position up", "\(background)/position up"),
      ]
      #expect(found.paths == paths.map(\.1))
      for (before, after) in paths {
        #expect(try found[after].values == expected[before].values)
        #expect(try found[after].variances == expected[before].variances)
        #expect(try found[after].axis.edges == expected[before].axis.edges)
        #expect(try found[after].axis.name == expected[before].axis.name)
      }
    }
  }

  @Test(.enabled(if: ConformanceScript.mayRun, "\(ConformanceScript.skipped)"))
  func `are opened by uproot`() throws {
    try withTemplates { folder, _ in
      let status = try ConformanceScript("results_in_root.py").run([folder.url.path])
      #expect(status == 0)
    }
  }

  @Test(
    .enabled(if: ConformanceScript.rootPython != nil, "\(ConformanceScript.skippedROOT)"))
  func `are opened by ROOT`() throws {
    try withTemplates { folder, _ in
      let script = ConformanceScript("results_in_root.py")
      let status = try script.run([folder.url.path], with: ConformanceScript.rootPython)
      #expect(status == 0)
    }
  }
}
