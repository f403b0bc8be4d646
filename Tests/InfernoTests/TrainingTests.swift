import Apus
import Foundation
import InfernoMixture
import TestSupport
import Testing

@Suite("INFERNO in small")
struct TrainingTests {
  private func analysis(_ benchmark: Benchmark, _ summary: Inferno.Summary) -> Inferno {
    var analysis = Inferno(benchmark, summary)
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

  @Test(arguments: [Inferno.Summary.categories(6), .intervals(6), .classifier])
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
    let (analysis, compiled, result) = try trained(.position, .categories(6))
    let record = try Trainer(compiled, settings: analysis.training).record(of: "Inferno")
    try withTemporaryFolder { url in
      let folder = ResultsFolder(url.path)
      let report = try folder.write(
        result, of: compiled, run: record, bootstrap: Bootstrap(replicas: 10))
      #expect(report.metrics.headline?.afterError?.replicas == 10)
      #expect(report.metrics.notes?.first?.hasPrefix("workspace.json is not written: ") == true)
      let names = try FileManager.default.contentsOfDirectory(atPath: url.path)
      #expect(names.contains("closure.csv") && !names.contains("workspace.json"))
    }
  }

  @Test func `what is known less makes the yield less certain`() throws {
    let (analysis, compiled, result) = try trained(.shape, .categories(6))
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
      analysis(.everything, .categories(4)),
      data: analysis(.everything, .classifier).data(DataRequest()))
    let model = compiled.model(.exact)
    #expect(model.parameters.map(\.name) == ["s", "r", "lambda", "b"])
    #expect(model.upperBounds == [10, 10, 10, 5])
    #expect(model.shiftInterpolation == .parabolicLinear)
    let free = try CompiledAnalysis(
      analysis(.shape, .categories(4)), data: analysis(.shape, .categories(4)).data(DataRequest()))
    #expect(free.model(.exact).parameters.filter(\.isConstrained).isEmpty)
  }

  @Test func `every benchmark and summary has a name`() throws {
    #expect(Inferno.variants.count == 15)
    #expect(try Inferno.variant("benchmark-3").benchmark == .constrainedShape)
    #expect(try Inferno.variant("classifier-4").summary == .classifier)
    #expect(try Inferno.variant("intervals-0").summary == .intervals(10))
    #expect(try Inferno.variant(nil).benchmark == .shape)
    let error = #expect(throws: PipelineError.self) { try Inferno.variant("benchmark2") }
    #expect(
      error?.description.hasPrefix(
        """
        there is no variant 'benchmark2'; did you mean 'benchmark-2' or 'benchmark-0' or \
        'benchmark-1'?; the variants of Inferno are benchmark-0, benchmark-1,
        """) == true)
  }
}
