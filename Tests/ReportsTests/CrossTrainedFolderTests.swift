import Apus
import Foundation
import TestSupport
import Testing
import TinyAnalysis

@Suite("Folders of cross-trainings")
struct CrossTrainedFolderTests {
  private func withFolds(
    _ body: (CrossTrainedFolder, [TrainedFold], MetricsReport) throws -> Void
  ) throws {
    try withTemporaryFolder { url in
      let folder = CrossTrainedFolder(ResultsFolder(url.path))
      let settings = TrainingSettings {
        $0.steps = 4
        $0.validationInterval = 1
        $0.optimiser = Adam(learningRate: 0.05)
      }
      let folds = try TinyAnalysis().data(DataRequest()).folds(3).enumerated().map { index, data in
        let compiled = try CompiledAnalysis(TinyAnalysis(), data: data)
        let trainer = try Trainer(compiled, settings: settings)
        let result = try trainer.run(from: compiled.initialValues(seed: 1))
        _ = try folder.fold(index).write(
          result, of: compiled, run: trainer.record(of: "Tiny"), bootstrap: Bootstrap(replicas: 0))
        return TrainedFold(compiled, initial: result.initial, trained: result.best)
      }
      let report = try folder.write(folds, bootstrap: Bootstrap(replicas: 10))
      try body(folder, folds, report)
    }
  }

  @Test func `hold the joined metrics, histograms and model`() throws {
    try withFolds { folder, folds, report in
      #expect(folder.exists)
      let names = try FileManager.default.contentsOfDirectory(atPath: folder.folder.url.path)
      #expect(
        names.sorted() == [
          "cutflow.json", "distributions.json", "fold-1", "fold-2", "fold-3",
          "histograms-after-exact.csv", "histograms-after-exact.json",
          "histograms-before-exact.csv", "histograms-before-exact.json", "histograms.root",
          "metrics.json", "outline.json", "workspace.json",
        ])
      let joined = try CountedAnalysis(
        joining: folds.map { try CountedAnalysis($0.compiled, .test, at: $0.trained) })
      let csv = try HistogramCSV.read(folder.folder.file("histograms-after-exact.csv"))
      for path in try joined.histograms().paths {
        #expect(try csv[path].values == joined.histograms()[path].values)
      }
      let workspace = try Workspace(contentsOf: folder.folder.file("workspace.json"))
      #expect(try workspace.observations == joined.workspace().observations)
      #expect(try report.headline?.after == joined.metrics())
      #expect(report.rows.count == 1)
      let read = try MetricsReport(contentsOf: folder.folder.file("metrics.json"))
      #expect(read.headline?.afterError == report.headline?.afterError)
      #expect(read.headline?.afterError?.replicas == 10)
    }
  }

  @Test func `hold cut flow and distributions whose sums are the joined yields`() throws {
    try withFolds { folder, _, _ in
      let folder = folder.folder
      let flow = try CutFlow(contentsOf: folder.file("cutflow.json")).channels[0]
      let observable = try Distributions(contentsOf: folder.file("distributions.json"))
        .observables[0]
      let cut = try Distributions(contentsOf: folder.file("distributions.json")).cuts[0]
      for (moment, counts, spectra) in [
        ("before", \CutFlow.Process.before, observable.before),
        ("after", \.after, observable.after),
      ] {
        let histograms = try HistogramJSON.read(folder.file("histograms-\(moment)-exact.json"))
        for (index, process) in flow.processes.enumerated() {
          let counts = process[keyPath: counts]
          // Scores are within the axis, so bins hold all that is left.
          let template = try histograms["\(flow.name)/\(process.name)"]
          let yield = template.values.reduce(0, +)
          #expect(abs(counts.last!.expected - yield) < 1e-9 * yield)
          let variance = template.variances.reduce(0, +)
          #expect(abs(counts.last!.error * counts.last!.error - variance) < 1e-9 * variance)
          #expect(abs(total(spectra[index]) - yield) < 1e-9 * yield)
          // All 250 events are in the test part of one fold.
          #expect(counts[0].events == 250)
          let expected = process.name == "signal" ? 20.0 : 100
          #expect(abs(counts[0].expected - expected) < 1e-9)
          #expect(abs(total(cut.processes[index]) - expected) < 1e-9)
        }
      }
    }
  }

  private func total(_ contents: Distributions.Contents) -> Double {
    contents.values.reduce(contents.below.value + contents.above.value, +)
  }

  @Test func `hold an outline with means and spreads over folds`() throws {
    try withFolds { folder, folds, _ in
      let outline = try AnalysisOutline(contentsOf: folder.folder.file("outline.json"))
      let cuts = try folds.map { try cut($0.trained) }
      let spread = try #require(Spread(cuts))
      let found = try #require(outline.trainables.first { $0.path == "cut" })
      #expect(found.after == [spread.mean] && found.spread == [spread.deviation])
      #expect(found.before == [-1.5] && spread.deviation > 0)
      #expect(outline.folds?.map(\.fold) == ["fold 1 of 3", "fold 2 of 3", "fold 3 of 3"])
      #expect(outline.processes.map(\.events) == [["test": 250], ["test": 250]])
      let distributions = try Distributions(
        contentsOf: folder.folder.file("distributions.json"))
      #expect(distributions.cuts[0].thresholdAfter == spread.mean)
    }
  }

  private func cut(_ values: ParameterValues) throws -> Double {
    try #require(values.values.first { $0.path == "cut" }).value.scalar
  }

  @Test func `give the folds back in order, and only for their seed`() throws {
    try withFolds { folder, _, _ in
      let trained = try folder.runs(seed: 1)
      #expect(
        trained.map(\.fold?.index) == [0, 1, 2] && trained.allSatisfy { $0.fold?.count == 3 })
      let error = #expect(throws: ReportError.self) { try folder.runs(seed: 2) }
      let path = folder.fold(0).url.path
      #expect(
        "\(error!)" == """
          \(path): it was trained with seed 1, the events are split with seed 2, so that it may have \
          seen events that it is to be judged by; give --seed 1
          """)
    }
  }

  @Test func `that lack a fold or have one twice say so`() throws {
    try withFolds { folder, _, _ in
      let (second, third) = (
        folder.fold(1).file("trained.json"), folder.fold(2).file("trained.json")
      )
      try FileManager.default.removeItem(at: third)
      #expect(throws: ReportError.missingFile(third.path)) { try folder.runs(seed: 1) }
      try FileManager.default.copyItem(at: second, to: third)
      #expect(
        throws: ReportError.notFolds(
          folder.fold(2).url.path, "expected fold 3 of 3, found fold 2 of 3")
      ) { try folder.runs(seed: 1) }
    }
  }
}
