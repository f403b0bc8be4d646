import Apus
import Foundation
import TestSupport
import Testing
import TinyAnalysis

@testable import Pipelines

@Suite("Training that goes wrong")
struct TrainingProblemTests {
  /// The tiny analysis with a NaN in one training event's column, and that event's row.
  private func poisoned(_ column: String, process: Int) throws -> (AnalysisData, row: Int) {
    let data = try TinyAnalysis().data(DataRequest())
    var training = data[.training]
    var values = try training[process].events.column(column)
    let row = 17
    values[row] = .nan
    let table = training[process].events
    training[process].events = try EventTable(
      columns: try table.columnNames.map {
        ($0, $0 == column ? values : try table.column($0))
      })
    return (
      AnalysisData(training: training, validation: data[.validation], test: data[.test]), row
    )
  }

  private func run(_ data: AnalysisData, batch: Int?, steps: Int = 4) throws -> TrainingResult {
    let compiled = try CompiledAnalysis(TinyAnalysis(), data: data)
    let settings = TrainingSettings {
      $0.steps = steps
      $0.batchSize = batch
    }
    return try Trainer(compiled, settings: settings).run(from: compiled.initialValues(seed: 1))
  }

  @Test func `a NaN in a column stops it, the node and the event named`() throws {
    let (data, row) = try poisoned("pt", process: 1)
    let result = try run(data, batch: nil)
    #expect(
      "\(result.outcome)"
        == "stopped at step 1: column 'pt' is nan at training event \(row) of 'background'")
    #expect(result.last == result.initial && result.best == result.initial)
  }

  @Test func `an event is named by its row among all events, not in its batch`() throws {
    let (data, row) = try poisoned("pt", process: 0)
    let result = try run(data, batch: 20)
    guard case .stopped(let step, let problem) = result.outcome else {
      return #expect(Bool(false), "\(result.outcome)")
    }
    #expect(problem == "column 'pt' is nan at training event \(row) of 'signal'")
    #expect(result.history.count == step)
    #expect(result.best.firstNonFinite == nil && result.last.firstNonFinite == nil)
  }

  @Test func `a NaN in a weight is an error before it begins`() throws {
    let (data, row) = try poisoned("weight", process: 1)
    let error = #expect(throws: PipelineError.self) { try run(data, batch: nil) }
    #expect(
      "\(error!)"
        == "process 'background': the weight of training event \(row) is nan; weights must be finite"
    )
  }

  @Test func `a NaN in a standardised column is an error before it begins`() throws {
    let (data, row) = try poisoned("x", process: 1)
    let error = #expect(throws: PipelineError.self) { try run(data, batch: nil) }
    #expect(
      "\(error!)" == """
        process 'background': column 'x' is nan at training event \(row), so it has no mean and \
        spread to standardise by; replace such values first
        """)
  }

  @Test func `a NaN in a parameter stops it, the parameter named`() throws {
    let compiled = try TinyAnalysis().compiled()
    var start = compiled.initialValues(seed: 1)
    let bias = try #require(
      compiled.parameters.parameters.first { $0.path == "network layer 1 bias" })
    start[bias.parameter] = [0.0, 0.0, .nan, 0.0]
    let result = try Trainer(compiled, settings: TrainingSettings { $0.steps = 2 }).run(from: start)
    guard case .stopped(0, let problem) = result.outcome else {
      return #expect(Bool(false), "\(result.outcome)")
    }
    #expect(problem.contains("layer 1 bias") && problem.contains("nan"), "\(problem)")
    #expect(result.judgementProblem != nil)
  }

  @Test func `an update that overflows keeps the parameters from before, the first one named`()
    throws
  {
    let compiled = try TinyAnalysis().compiled()
    var saved = 0
    let trainer = try Trainer(
      compiled,
      settings: TrainingSettings {
        $0.steps = 9
        $0.checkpointInterval = 1
        $0.optimiser = Overflowing()
      })
    let result = try trainer.run(
      TrainingState(from: compiled.initialValues(seed: 1)), save: { _ in saved += 1 })
    guard case .stopped(let step, let problem) = result.outcome else {
      return #expect(Bool(false), "\(result.outcome)")
    }
    #expect(step == 3 && problem == "after the update, parameter 'cut' is inf")
    #expect(result.last.firstNonFinite == nil && result.history.count == 3 && saved == 3)
  }

  /// Moves the first parameter to infinity in its fourth step.
  private struct Overflowing: FirstOrderOptimiser {
    let moments: [Moment] = []
    var learningRate = 1.0
    var state = OptimiserState()

    mutating func update(_ values: inout ParameterValues, along gradient: ParameterValues) {
      state.step += 1
      if state.step == 4 { values[values.parameters[0]] = Tensor(.infinity) }
    }
  }

  private struct Crossing: Analysis {
    @Trainable var edges = [-0.1, 0.1]
    var bandwidth = GlobalExpression(0.2)
    var pipeline: Pipeline {
      Observe("x") { $0["x"] }
      Fill(innerEdges: edges, in: -4...4, bandwidth: bandwidth)
      Model()
      Objective.significance
    }
    func data(_ request: DataRequest) throws -> AnalysisData { try TinyAnalysis().data(request) }
  }

  @Test func `unconstrained edges that cross stop it with advice`() throws {
    let compiled = try CompiledAnalysis(Crossing(), data: Crossing().data(DataRequest()))
    var start = compiled.initialValues(seed: 1)
    start[compiled.parameters[0]] = [0.5, -0.5]
    let trainer = try Trainer(compiled, settings: TrainingSettings { $0.steps = 2 })
    let result = try trainer.run(from: start)
    let problem = "channel 'signal region': bin edges must ascend, given [-4.0, 0.5, -0.5, 4.0]"
    #expect(
      "\(result.outcome)" == "stopped at step 1: \(problem); constrain them with .ordered(in:)")
    #expect(result.judgementProblem == problem)
  }

  @Test func `edges that cross on the way keep the parameters from before`() throws {
    let compiled = try CompiledAnalysis(Crossing(), data: Crossing().data(DataRequest()))
    let settings = TrainingSettings {
      $0.steps = 40
      $0.optimiser = GradientDescent(learningRate: 40)
    }
    let result = try Trainer(compiled, settings: settings).run(
      from: compiled.initialValues(seed: 1))
    guard case .stopped(let step, _) = result.outcome else {
      return #expect(Bool(false), "\(result.outcome)")
    }
    #expect(step > 0)
    let kept = result.last.values[0].value.elements
    #expect(kept[0] < kept[1])
  }

  @Test func `a bandwidth that is not positive stops it`() throws {
    var analysis = Crossing()
    analysis.bandwidth = -0.1
    let compiled = try CompiledAnalysis(analysis, data: analysis.data(DataRequest()))
    let result = try Trainer(compiled, settings: TrainingSettings { $0.steps = 2 }).run(
      from: compiled.initialValues(seed: 1))
    #expect(
      "\(result.outcome)" == """
        stopped at step 1: channel 'signal region': the bandwidth must be positive, given -0.1; \
        constrain it with .positive
        """)
  }

  @Test func `a bin with signal and no background is not defined exactly, and told`() throws {
    struct Empty: Analysis {
      @Trainable var edge = 0.0
      var pipeline: Pipeline {
        Observe("x") { $0["x"] }
        Fill(edges: concatenate([[-9.0], edge.reshaped(to: [1]), [2.6, 9]]), bandwidth: 1)
        Model()
        Objective.significance
      }
      func data(_ request: DataRequest) throws -> AnalysisData { try TinyAnalysis().data(request) }
    }
    let compiled = try CompiledAnalysis(Empty(), data: Empty().data(DataRequest()))
    let start = compiled.initialValues(seed: 1)
    let histogram = try compiled.histograms(.validation, .exact, at: start)
    let signal = try histogram["signal region/signal"].values[2]
    try #require(signal > 0)
    let error = #expect(throws: PipelineError.self) {
      try compiled.metrics(.validation, .exact, at: start)
    }
    let text = """
      channel 'signal region', bin 3 (2.6 to 9.0): no background is expected but \(signal) signal \
      events are, so the significance is not defined; use wider bins, more simulated events, \
      StatError(prior:), or a pedestal in Fill
      """
    #expect("\(error!)" == text)
    let result = try Trainer(compiled, settings: TrainingSettings { $0.steps = 1 }).run(from: start)
    #expect(result.outcome == .completed && result.best == result.last)
    #expect(result.judgementProblem == text)
    #expect(result.history[0].validation == nil && result.history[0].validationProblem == text)
  }

  /// Adam empties a bin of its background, down to 10⁻¹⁶ events of the kernel's tail.
  @Test func `background that all but vanishes from a bin does not stop it`() throws {
    let analysis = TinyAnalysis()
    let compiled = try analysis.compiled(seed: 9)
    var settings = analysis.training
    (settings.steps, settings.validationInterval) = (90, 90)
    let result = try Trainer(compiled, settings: settings).run(
      from: compiled.initialValues(seed: 9))
    #expect(result.outcome == .completed && result.history.last!.loss < -14)
    let relaxed = try compiled.histograms(.training, .relaxed, at: result.last)
    #expect(try relaxed["signal region/background"].values.min()! < 1e-15)
  }

  @Test func `background of negative weight in a bin stops it, the bin named`() throws {
    struct Negative: Analysis {
      @Trainable var edge = 0.0
      var pipeline: Pipeline {
        Observe("x") { $0["x"] }
        Fill(edges: concatenate([[-9.0], edge.reshaped(to: [1]), [1, 9]]), bandwidth: 0.1)
        Model { StatError() }
        Objective.significance
      }
      func data(_ request: DataRequest) throws -> AnalysisData {
        try TinyAnalysis {
          $0.change = { processes in
            let events = processes[1].events
            let weights = try! events.column("x").map { $0 > 1 ? -1.0 : 1.0 }
            processes[1].events = try! events.replacing("weight", with: weights)
            processes[1].variations = []
          }
        }.data(request)
      }
    }
    let compiled = try CompiledAnalysis(Negative(), data: Negative().data(DataRequest()))
    let start = compiled.initialValues(seed: 1)
    let signal = try compiled.histograms(.training, .relaxed, at: start)["signal region/signal"]
    let result = try Trainer(compiled, settings: TrainingSettings { $0.steps = 3 }).run(from: start)
    #expect(
      "\(result.outcome)" == """
        stopped at step 1: channel 'signal region', bin 3 (1.0 to 9.0): no background is expected but \
        \(signal.values[2]) signal events are, so the significance is not defined; use wider bins, \
        more simulated events, StatError(prior:), or a pedestal in Fill
        """)
    #expect(result.last == start)
  }
}
