import Apus
import TestSupport
import Testing
import TinyAnalysis

@testable import Pipelines

/// A training run of the tiny analysis.
func train(
  _ analysis: TinyAnalysis = TinyAnalysis(), seed: UInt64 = 1, steps: Int = 4,
  shouldStop: () -> Bool = { false }, _ change: (inout TrainingSettings) -> Void = { _ in }
) throws -> TrainingResult {
  var settings = analysis.training
  (settings.seed, settings.steps) = (seed, steps)
  change(&settings)
  let compiled = try analysis.compiled(seed: seed)
  return try Trainer(compiled, settings: settings).run(
    from: compiled.initialValues(seed: seed), shouldStop: shouldStop)
}

@Suite("Training")
struct TrainingTests {
  @Test func `lowers the loss and does not lower what is chosen by`() throws {
    let compiled = try TinyAnalysis().compiled()
    let trainer = try Trainer(compiled, settings: TinyAnalysis().training)
    let result = try trainer.run(from: compiled.initialValues(seed: 1))
    #expect(result.outcome == .completed && result.history.count == 20)
    #expect(result.history.last!.loss < result.history[0].loss - 0.1)
    #expect(result.judgementProblem == nil)
    let before = try compiled.metrics(.validation, .exact, at: result.initial)
    let after = try compiled.metrics(.validation, .exact, at: result.best)
    #expect(after.significance >= before.significance)
  }

  @Test func `of one seed gives the same bits, of another seed others`() throws {
    let change: (inout TrainingSettings) -> Void = { $0.batchSize = 40 }
    let (a, b, c) = (try train(change), try train(change), try train(seed: 2, change))
    #expect(a.last.tensors == b.last.tensors)
    #expect(a.history.map(\.loss) == b.history.map(\.loss))
    #expect(a.last.tensors != c.last.tensors)
  }

  private func train(seed: UInt64 = 1, _ change: (inout TrainingSettings) -> Void) throws
    -> TrainingResult
  {
    try PipelinesTests.train(seed: seed, change)
  }

  @Test func `gives the same bits for 1 and 2 threads`() throws {
    let one = try train { $0.threads = 1 }
    let two = try train { $0.threads = 2 }
    #expect(one.last.tensors == two.last.tensors)
    #expect(one.history.map(\.loss) == two.history.map(\.loss))
  }

  @Test(arguments: OptimiserKind.allCases)
  func `goes with every optimiser`(kind: OptimiserKind) throws {
    let result = try train {
      $0.steps = 3
      $0.optimiser = try! kind.optimiser(learningRate: 0.005)
    }
    #expect(result.outcome == .completed)
    #expect(result.history.last!.loss < result.history[0].loss)
  }

  @Test func `ends where the optimiser has no further step, with the last values judged`() throws {
    let result = try train {
      ($0.steps, $0.validationInterval) = (20, 20)
      $0.optimiser = LBFGS(gradientTolerance: 1e3)
    }
    #expect(result.outcome == .ended(step: 0, .converged))
    #expect(
      "\(result.outcome)" == """
        ended after step 0: converged: the gradient is within the optimiser's tolerance
        """)
    #expect(result.last == result.initial && result.history.isEmpty)
    #expect(result.judgementProblem == nil)
  }

  @Test func `a clipped gradient for a search stops the program`() async {
    await #expect(processExitsWith: .failure) {
      TrainingSettings {
        $0.optimiser = LBFGS()
        $0.clipping = .value(1)
      }.requireSensible()
    }
  }

  @Test func `keeps what was best on validation events`() throws {
    let compiled = try TinyAnalysis().compiled()
    let settings = TrainingSettings {
      $0.steps = 6
      $0.validationInterval = 1
      $0.optimiser = Adam(learningRate: 0.5)
    }
    let result = try Trainer(compiled, settings: settings).run(
      from: compiled.initialValues(seed: 1))
    let start = try compiled.metrics(.validation, .exact, at: result.initial).significance
    let all = [start] + result.history.map { $0.validation?.significance ?? -.infinity }
    #expect(all.firstIndex(of: all.max()!) == result.bestStep)
    let best = try compiled.metrics(.validation, .exact, at: result.best).significance
    #expect(best == all.max())
    #expect(result.best == (result.bestStep == 6 ? result.last : result.best))
  }

  @Test func `interrupted keeps the best so far, between evaluations too`() throws {
    var asked = 0
    let stop = {
      asked += 1
      return asked > 3
    }
    let compiled = try TinyAnalysis().compiled()
    var start = compiled.initialValues(seed: 1)
    // At first the cut leaves next to nothing, so every step is an improvement.
    start[compiled.parameters[0]] = 0.8
    let settings = TrainingSettings {
      ($0.steps, $0.validationInterval) = (20, 10)
      $0.optimiser = Adam(learningRate: 0.4)
    }
    let result = try Trainer(compiled, settings: settings).run(from: start, shouldStop: stop)
    #expect(result.outcome == .interrupted(step: 3))
    #expect("\(result.outcome)" == "interrupted after step 3")
    #expect(result.history.count == 3)
    #expect(result.bestStep == 3 && result.best == result.last)
  }

  @Test func `leaves what the objective does not depend on, and names it`() throws {
    let (result, messages) = try LogRecorder.messages(about: "edges") {
      let analysis = TinyAnalysis { $0.objective = .crossEntropy }
      let trainer = try Trainer(
        try analysis.compiled(), settings: TrainingSettings { $0.steps = 2 })
      #expect(trainer.idle == ["cut", "edges"])
      return try trainer.run(from: trainer.compiled.initialValues(seed: 1))
    }
    #expect(
      messages.contains(
        """
        warning: trainable 'edges' has no effect on the objective 'cross-entropy'; it stays as it is
        """))
    #expect(result.last.values.last!.value == result.initial.values.last!.value)
  }

  @Test func `without trainables that matter is an error`() throws {
    struct Fixed: Analysis {
      @Trainable var unused = 1.0
      var pipeline: Pipeline {
        Observe("x") { $0["x"] }
        Fill(edges: [-4, 0, 4], bandwidth: 0.1)
        Model()
        Objective.significance
      }
      func data(_ request: DataRequest) throws -> AnalysisData { try TinyAnalysis().data(request) }
    }
    let compiled = try CompiledAnalysis(Fixed(), data: Fixed().data(DataRequest()))
    let error = #expect(throws: PipelineError.self) {
      try Trainer(compiled, settings: TrainingSettings())
    }
    #expect(error == .noTrainables(.significance))
    #expect(
      "\(error!)" == """
        nothing can be trained on 'significance': the analysis has no trainable that this objective \
        depends on and that is not frozen
        """)
  }
}
