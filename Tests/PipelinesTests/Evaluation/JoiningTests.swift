import Apus
import Testing
import TinyAnalysis

@testable import Pipelines

/// Events above a trained cut, in two bins.
private struct Cutting: Analysis {
  @Trainable var cut = 0.0

  var signal: [Double] = []
  var background: [Double] = []
  var expected: Double?
  var edge = 10.0

  var pipeline: Pipeline {
    Select("x", slope: 1) { $0["x"] > cut }
    Observe("x") { $0["x"] }
    Fill(edges: GlobalExpression([-100, edge, 100]), bandwidth: 1, pedestal: 0.25)
    Model(poi: "mu") { StatError(prior: 0.5) }
    Objective.significance
  }

  func data(_ request: DataRequest) throws -> AnalysisData {
    func process(_ name: String, _ role: ProcessRole, _ x: [Double]) throws -> PhysicsProcess {
      PhysicsProcess(
        name, role: role,
        events: try EventTable(columns: ["x": x, "w": x.map { $0 == 30 ? 3 : 1 }]), weight: "w",
        expectedEvents: expected)
    }
    let processes = [
      try process("signal", .signal, signal), try process("background", .background, background),
    ]
    return AnalysisData(training: processes, validation: processes, test: processes)
  }

  func counted(cut: Double, replicas: Int = 0) throws -> CountedAnalysis {
    let compiled = try CompiledAnalysis(self, data: data(DataRequest()))
    var values = compiled.initialValues(seed: 1)
    values = ParameterValues(compiled.parameters, tensors: [Tensor(cut)])
    return try CountedAnalysis(compiled, .test, at: values, replicas: replicas)
  }
}

@Suite("Joined folds")
struct JoiningTests {
  /// Fold 1 keeps x > 0, fold 2 keeps x > 4. Of the background fold 1 counts [2, 1 of weight 3], fold 2
  /// counts [1, 1]; all its weights sum to 10, their squares to 16. With 20 expected events the weights
  /// are doubled, and half an event of the mean weight 2 · 16/10 is added to each bin.
  @Test func `add what each counts by its own parameters`() throws {
    let first = try Cutting(signal: [1, 20], background: [1, 2, 30, -1], expected: 20)
      .counted(cut: 0)
    let second = try Cutting(signal: [1, 20], background: [5, 20, 3, 2], expected: 20)
      .counted(cut: 4)
    let joined = try CountedAnalysis(joining: [first, second]).histograms()
    let background = try joined["signal region/background"]
    // By hand: Σw = 6 + 4 = 10, Σw² = 12 + 4 = 16, scale 2, mean weight 3.2.
    #expect(close(background.values, [6 + 1.6 + 0.25, 8 + 1.6 + 0.25]))
    #expect(close(background.variances, [12 + 5.12, 4 * 10 + 5.12]))
    // Of the signal fold 1 counts [1, 1], fold 2 [0, 1], of 4; it has no prior.
    let signal = try joined["signal region/signal"]
    #expect(close(signal.values, [5 + 0.25, 10 + 0.25]))
    #expect(close(signal.variances, [25, 50]))
    #expect(background.axis.edges == [-100, 10, 100])
  }

  private func close(_ a: [Double], _ b: [Double]) -> Bool {
    a.count == b.count && zip(a, b).allSatisfy { abs($0 - $1) < 1e-12 }
  }

  @Test func `number their bins where edges were trained apart`() throws {
    let folds = try [10.0, 20].map {
      try Cutting(signal: [1, 25], background: [1, 25], expected: 20, edge: $0).counted(cut: 0)
    }
    let axis = try CountedAnalysis(joining: folds).histograms()["signal region/signal"].axis
    #expect(axis.edges == [0, 1, 2] && axis.name == "bin of x")
  }

  /// The folds of one set of parameters are all its events: so are the metrics and the model.
  @Test func `of one set of parameters are the events undivided`() throws {
    let processes = try TinyAnalysis().processes(seed: 1)
    let whole = try CompiledAnalysis(
      TinyAnalysis(),
      data: AnalysisData(training: processes, validation: processes, test: processes))
    let values = whole.initialValues(seed: 1)
    let folds = try TinyAnalysis().data(DataRequest()).folds(4).map { data in
      let compiled = try CompiledAnalysis(TinyAnalysis(), data: data)
      try compiled.restore(standardisation: whole.standardisation)
      return try CountedAnalysis(
        compiled, .test,
        at: ParameterValues(compiled.parameters, tensors: values.tensors), replicas: 400)
    }
    let joined = try CountedAnalysis(joining: folds)
    let (a, b) = (try joined.metrics(), try whole.metrics(.test, .exact, at: values))
    #expect(abs(a.significance / b.significance - 1) < 1e-6)
    #expect(abs(a.cls / b.cls - 1) < 1e-6)
    let (mine, undivided) = (
      try joined.histograms(), try whole.histograms(.test, .exact, at: values)
    )
    for path in undivided.paths {
      #expect(try mine[path].isClose(to: undivided[path], relative: 1e-12))
    }
    // The folds' replicas are independent of each other, so the errors are those of all events.
    let errors = (
      try joined.metricsError().standard.significance,
      try CountedAnalysis(whole, .test, at: values, replicas: 400).metricsError().standard
        .significance
    )
    #expect(abs(errors.0 / errors.1 - 1) < 0.2)
  }

  @Test func `of unlike analyses are refused`() throws {
    let cutting = Cutting(signal: [1, 20], background: [1, 20], expected: 20)
    let one = try cutting.counted(cut: 0)
    func text(_ folds: [CountedAnalysis]) -> String {
      let error = #expect(throws: PipelineError.self) { try CountedAnalysis(joining: folds) }
      return error.map { "\($0)" } ?? ""
    }
    #expect(text([]) == "folds cannot be joined: there are none")
    #expect(
      text([one, one, try cutting.counted(cut: 0, replicas: 2)])
        == "folds cannot be joined: fold 3 has other replicas than the first")
    var other = cutting
    other.expected = 10
    #expect(
      text([one, try other.counted(cut: 0)])
        == "folds cannot be joined: fold 2 has other processes or expected events than the first")
  }
}
