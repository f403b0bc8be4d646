import Autodiff
import Logging
import Optimization
import Parameters

/// Trains an analysis: relaxed gradients on training events, choice on validation events.
public final class Trainer {
  public let compiled: CompiledAnalysis
  public let settings: TrainingSettings
  /// What the main phase improves.
  public var objective: Objective { main.objective }
  /// Trainables that the main phase's objective does not depend on.
  public var idle: [String] { main.idle }

  let phases: [PhaseLoss]
  private var main: PhaseLoss { phases[phases.count - 1] }

  /// - Throws: `PipelineError`, or errors of the data.
  public init(_ compiled: CompiledAnalysis, settings: TrainingSettings) throws {
    settings.requireSensible()
    self.compiled = compiled
    self.settings = settings
    let samples = try compiled.samples(.training)
    phases = try settings.phases.map {
      try PhaseLoss(
        $0, of: compiled, samples: samples, seed: settings.seed,
        threads: settings.threads ?? availableThreads)
    }
    for name in idle {
      Logger(label: "apus.training").warning(
        "trainable '\(name)' has no effect on the objective '\(objective)'; it stays as it is")
    }
  }

  /// Updates in all phases, if none ends early.
  public var totalSteps: Int { settings.phases.reduce(0) { $0 + $1.steps } }

  /// Runs the updates.
  ///
  /// - Parameters:
  ///   - start: Values to start from.
  ///   - shouldStop: Asked before each update; true ends training with what there is.
  ///   - report: Called after each update.
  public func run(
    from start: ParameterValues, shouldStop: () -> Bool = { false },
    report: (TrainingStep) -> Void = { _ in }
  ) throws -> TrainingResult {
    try run(TrainingState(from: start), shouldStop: shouldStop, report: report)
  }

  /// Runs the updates that are left.
  ///
  /// - Parameters:
  ///   - state: Where to go on: of a run with the same analysis, data and settings.
  ///   - shouldStop: Asked before each update; true ends training with what there is.
  ///   - save: Called with the state after every `checkpointInterval` updates, after the last, and when
  ///     it was asked to stop.
  ///   - observe: Called with the number of updates and the values that are judged: at the start, whenever
  ///     they are judged on validation events, and at the end of a phase. They are the average of
  ///     the parameters where there is one. Nothing that it does changes the training.
  ///   - report: Called after each update.
  public func run(
    _ state: TrainingState, shouldStop: () -> Bool = { false },
    save: (TrainingState) throws -> Void = { _ in },
    observe: (Int, ParameterValues) throws -> Void = { _, _ in },
    report: (TrainingStep) -> Void = { _ in }
  ) throws -> TrainingResult {
    var state = state
    while state.phase < phases.count {
      let outcome = try run(
        phases[state.phase], &state, shouldStop: shouldStop, save: save, observe: observe,
        report: report)
      try observe(state.step, state.judged)
      switch outcome {
      case .interrupted, .stopped: return state.result(outcome)
      case .completed, .convergedEarly, .ended:
        if state.phase == phases.count - 1 {
          try save(state)
          return state.result(outcome)
        }
        state.beginNextPhase()
      }
    }
    return state.result(.completed)
  }

  /// The memory of a phase's optimiser, from the tensors of `OptimiserState.tensors`.
  ///
  /// - Throws: As `Optimiser.restore(_:of:)`.
  public func optimiserState(of tensors: [String: Tensor], phase: Int) throws -> OptimiserState {
    var optimiser = phases[phase].phase.optimiser
    try optimiser.restore(tensors, of: phases[phase].trained)
    return optimiser.state
  }

  /// The average of a phase's parameters, from the tensors of `ParameterAverage.tensors`.
  ///
  /// - Throws: As `ParameterAverage.restore(_:of:)`.
  public func parameterAverage(of tensors: [String: Tensor], phase: Int) throws
    -> ParameterAverage?
  {
    guard let decay = settings.phases[phase].averaging, !tensors.isEmpty else { return nil }
    var average = ParameterAverage(decay: decay)
    try average.restore(tensors, of: compiled.parameters)
    return average
  }

  /// The main phase's loss on one step's events and its gradient with respect to raw values.
  public func lossAndGradient(at values: ParameterValues, step: Int = 0) throws
    -> (loss: Double, gradient: ParameterValues)
  {
    let evaluation = try main.evaluate(at: values, step: step)
    return (evaluation.loss, evaluation.gradient)
  }

  /// The main phase's loss alone on the first step's events.
  func loss(at values: ParameterValues) throws -> Double { try main.loss(at: values) }
}
