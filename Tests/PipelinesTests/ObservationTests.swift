import Apus
import TestSupport
import Testing
import TinyAnalysis

/// One cut and three bins of the tiny analysis's events.
private struct Plain: Analysis {
  @Trainable var cut = -0.5

  var pipeline: Pipeline {
    Channel("all") {
      Select("pt", slope: 3) { $0["pt"] > cut }
      Observe("x") { $0["x"] }
      Fill(edges: [-4, -0.5, 0.5, 4], bandwidth: 0.1)
    }
    Model(poi: "mu") { StatError(prior: 0.5) }
    Objective.significance
  }

  func data(_ request: DataRequest) throws -> AnalysisData { try TinyAnalysis().data(request) }
}

@Suite("Observed events")
struct ObservationTests {
  private func test(_ compiled: CompiledAnalysis) throws -> EventTable {
    try #require(compiled.data[.test].first { $0.name == "background" }).events
  }

  @Test func `are counted as cuts and edges say, weights and priors left out`() throws {
    let compiled = try CompiledAnalysis(Plain(), data: Plain().data(DataRequest()))
    let values = compiled.initialValues(seed: 1)
    let events = try test(compiled)
    let observed = try compiled.observed(events, at: values)
    let kept = zip(try events["x"], try events["pt"]).filter { $0.1 > -0.5 }.map(\.0)
    let counts = [
      kept.count { $0 < -0.5 }, kept.count { -0.5 <= $0 && $0 < 0.5 }, kept.count { 0.5 <= $0 },
    ]
    #expect(observed.paths == ["all"])
    let histogram = try observed["all"]
    #expect(histogram.values == counts.map(Double.init) && counts.allSatisfy { $0 > 0 })
    #expect(histogram.variances == histogram.values)
    #expect(histogram.axis.edges == [-4, -0.5, 0.5, 4] && histogram.axis.name == "x")
  }

  @Test func `may be none`() throws {
    let compiled = try TinyAnalysis().compiled()
    let values = compiled.initialValues(seed: 1)
    let none = try test(compiled).filtered { _ in false }
    let observed = try compiled.observed(none, at: values)
    #expect(try observed["signal region"].values == [0, 0, 0])
    let counted = try CountedAnalysis(compiled, .test, at: values)
    let fit = try counted.likelihood(observing: observed).fit()
    let strength = try fit.value(of: "mu")
    #expect(fit.isConverged && strength == 0)
  }

  @Test func `need every column that a stage reads, and numbers in it`() throws {
    let compiled = try TinyAnalysis().compiled()
    let values = compiled.initialValues(seed: 1)
    let events = try test(compiled)
    let lacking = try events.selecting(["x"])
    #expect(
      throws: PipelineError.missingColumn(
        "pt", process: "data", part: "observed", known: ["x"])
    ) { try compiled.observed(lacking, at: values) }
    var broken = try events["x"]
    broken[3] = .nan
    let table = try events.replacing("x", with: broken)
    let error = #expect(throws: PipelineError.self) { try compiled.observed(table, at: values) }
    #expect(error?.description.contains("'x'") == true)
  }

  @Test func `are the observations of the workspace`() throws {
    let compiled = try TinyAnalysis().compiled()
    let values = compiled.initialValues(seed: 1)
    let counted = try CountedAnalysis(compiled, .test, at: values)
    let observed = try compiled.observed(try test(compiled), at: values)
    let workspace = try counted.workspace(observing: observed)
    #expect(workspace.observations.map(\.data) == [try observed["signal region"].values])
    #expect(workspace.channels == (try counted.workspace().channels))
    let likelihood = try Likelihood(workspace)
    let same = try counted.likelihood(observing: observed)
    #expect(likelihood.main == same.main)
    let (a, b) = (try likelihood.discoveryTest(), try same.discoveryTest())
    #expect(abs(a.significance - b.significance) < 1e-9)
  }
}
