import Apus
import Foundation
import InfernoMixture
import TestSupport
import Testing

@testable import Pipelines

@Suite("INFERNO in small")
struct TrainingTests {
  private func analysis(_ benchmark: Benchmark, _ summary: Inferno.Summary) -> Inferno {
    var analysis = Inferno(benchmark, summary, bins: 6)
    analysis.sizes = Mixture.Sizes(training: 2000, validation: 2000, test: 2000)
    (analysis.training.steps, analysis.training.batchSize) = (40, 500)
    (analysis.training.validationInterval, analysis.training.threads) = (20, 1)
    return analysis
  }

  private func trained(_ benchmark: Benchmark, _ summary: Inferno.Summary) throws -> (
    analysis: Inferno, compiled: CompiledAnalysis, result: TrainingResult
  ) {
    let analysis = analysis(benchmark, summary)
    let compiled = try CompiledAnalysis(analysis, data: analysis.data(DataRequest(seed: 1)))
    let result = try Trainer(compiled, settings: analysis.training).run(
      from: compiled.initialValues(seed: 1))
    return (analysis, compiled, result)
  }

  @Test(arguments: Inferno.Summary.allCases)
  func `training lowers the uncertainty on unseen events`(summary: Inferno.Summary) throws {
    let (_, compiled, result) = try trained(.position, summary)
    #expect(result.outcome == .completed)
    let (before, after) = (
      try compiled.metrics(.test, .exact, at: result.initial).uncertainty,
      try compiled.metrics(.test, .exact, at: result.best).uncertainty
    )
    #expect(after < 0.9 * before, "\(summary)")
    // 1000 background events in a histogram cannot do better than all of their information.
    #expect(50 * after > 14)
  }

  @Test func `results are left whole but for the workspace, and say so`() throws {
    let (analysis, compiled, result) = try trained(.position, .categories)
    let record = try Trainer(compiled, settings: analysis.training).record(of: "Inferno")
    try withTemporaryFolder { url in
      let folder = ResultsFolder(url.path)
      let report = try folder.write(
        result, of: compiled, run: record, bootstrap: Bootstrap(replicas: 10))
      #expect(report.metrics.headline?.afterError?.replicas == 10)
      #expect(report.metrics.notes?.first?.hasPrefix("workspace.json is not written: ") == true)
      let names = try FileManager.default.contentsOfDirectory(atPath: url.path)
      #expect(names.contains("closure.csv") && !names.contains("workspace.json"))
      // As 'export' does, over what another program left there.
      try Data().write(to: folder.file("workspace.json"))
      let notes = try folder.writeTemplates(of: folder.trained(compiled))
      #expect(notes == report.metrics.notes)
      #expect(!FileManager.default.fileExists(atPath: folder.file("workspace.json").path))
    }
  }

  @Test func `what is known less makes the yield less certain`() throws {
    let (analysis, compiled, result) = try trained(.shape, .categories)
    func uncertainty(_ benchmark: Benchmark) throws -> Double {
      let judge = try CompiledAnalysis(
        self.analysis(benchmark, analysis.summary), data: compiled.data)
      let values = try ParameterValues(judge.parameters, raw: result.best.rawByPath)
      return try judge.metrics(.test, .exact, at: values).uncertainty
    }
    let found = try Benchmark.allCases.map(uncertainty)
    #expect(found[0] < found[1] && found[1] < found[2])
    #expect(found[3] < found[2] && found[3] < found[4])
  }

  @Test func `the model is that of the benchmark`() throws {
    let compiled = try CompiledAnalysis(
      analysis(.everything, .categories),
      data: analysis(.everything, .classifier).data(DataRequest()))
    let model = compiled.model(.exact)
    #expect(model.parameters.map(\.name) == ["s", "r", "lambda", "b"])
    #expect(model.upperBounds == [10, 10, 10, 5])
    #expect(model.shiftInterpolation == .parabolicLinear)
    let free = try CompiledAnalysis(
      analysis(.shape, .categories), data: analysis(.shape, .categories).data(DataRequest()))
    #expect(free.model(.exact).parameters.filter(\.isConstrained).isEmpty)
  }

  @Test func `settings choose the benchmark, the summary and its bins`() throws {
    #expect(Inferno().settings.byName == ["benchmark": "2", "summary": "categories", "bins": "10"])
    for benchmark in Benchmark.allCases {
      for summary in Inferno.Summary.allCases {
        let analysis = try Inferno(
          settings: [
            "benchmark": "\(benchmark.rawValue)", "summary": summary.rawValue, "bins": "7",
          ])
        #expect(analysis.benchmark == benchmark && analysis.summary == summary)
        #expect(analysis.bins == 7 && analysis.pipeline.channels[0].fill.binning.count == 7)
      }
    }
    let classifier = try Inferno(settings: ["summary": "classifier"])
    #expect(classifier.training.main.objective == .crossEntropy)
  }

  @Test(arguments: [
    ("benchmark", "5", "setting 'benchmark' is '5'; give one of 0, 1, 2, 3, 4"),
    (
      "summary", "catgories",
      """
      setting 'summary' is 'catgories'; give one of categories, intervals, classifier; did you mean \
      'categories'?
      """
    ),
    ("bins", "0", "setting 'bins' is '0'; give an integer of 1 or more"),
  ])
  func `settings that make no sense say what is expected`(
    name: String, value: String, message: String
  ) {
    let error = #expect(throws: SettingError.self) { try Inferno(settings: [name: value]) }
    #expect(error?.description == message)
  }
}
