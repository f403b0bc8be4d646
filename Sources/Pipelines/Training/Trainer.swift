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

  private let phases: [PhaseLoss]
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
  ///   - report: Called after each update.
  public func run(
    _ state: TrainingState, shouldStop: () -> Bool = { false },
    save: (TrainingState) throws -> Void = { _ in }, report: (TrainingStep) -> Void = { _ in }
  ) throws -> TrainingResult {
    var state = state
    while state.phase < phases.count {
      let outcome = try run(
        phases[state.phase], &state, shouldStop: shouldStop, save: save, report: report)
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

  private func run(
    _ phase: PhaseLoss, _ state: inout TrainingState, shouldStop: () -> Bool,
    save: (TrainingState) throws -> Void, report: (TrainingStep) -> Void
  ) throws -> TrainingOutcome {
    if state.phaseStep == 0 { try judge(&state, phase) }
    var optimiser = phase.phase.optimiser
    let rate = optimiser.learningRate
    optimiser.state = state.optimiser
    while state.phaseStep < phase.phase.steps {
      if shouldStop() {
        try save(state)
        try judge(&state, phase)
        return .interrupted(step: state.step)
      }
      if let patience = phase.phase.patience, state.evaluationsSinceBest >= patience {
        return .convergedEarly(step: state.step)
      }
      anneal(&state)
      let evaluation = try phase.evaluate(at: state.values, step: state.step)
      if let problem = phase.problem(evaluation, step: state.step) {
        return stopped(&state, problem)
      }
      state.lastGood = state.values
      optimiser.learningRate = rate * phase.phase.schedule.factor(at: state.phaseStep)
      let outcome = try phase.advance(
        &optimiser, &state.values, from: evaluation, step: state.step)
      // Another batch, or another point of a schedule, may go on where this one does not.
      let isFixed = phase.phase.batchSize == nil && compiled.annealings.isEmpty
      guard outcome.mayGoOn || !isFixed else {
        try judge(&state, phase)
        return .ended(step: state.step, outcome)
      }
      if let found = state.values.firstNonFinite {
        return stopped(&state, "after the update, \(found)")
      }
      state.optimiser = optimiser.state
      include(&state, phase)
      report(try conclude(&state, phase, loss: evaluation.loss))
      if state.step % settings.checkpointInterval == 0 { try save(state) }
    }
    return .completed
  }

  private func judge(_ state: inout TrainingState, _ phase: PhaseLoss) throws {
    state.consider(try phase.validation.assessment(at: state.judged))
  }

  private func stopped(_ state: inout TrainingState, _ problem: String) -> TrainingOutcome {
    state.values = state.lastGood
    return .stopped(step: state.step, problem)
  }

  /// Takes the values after an update into the average.
  private func include(_ state: inout TrainingState, _ phase: PhaseLoss) {
    guard let decay = phase.phase.averaging else { return }
    var average = state.average ?? ParameterAverage(decay: decay)
    average.include(state.values)
    state.average = average
  }

  /// Moves what follows a schedule to where it is in this step.
  private func anneal(_ state: inout TrainingState) {
    let isMain = state.phase == phases.count - 1
    let last = max(settings.main.steps - 1, 1)
    let share = isMain ? min(Double(state.phaseStep) / Double(last), 1) : 0
    for (parameter, annealing) in compiled.annealings {
      state.values[parameter] = Tensor(annealing.value(at: share))
    }
  }

  /// Counts an update, and judges it if that is due.
  private func conclude(_ state: inout TrainingState, _ phase: PhaseLoss, loss: Double) throws
    -> TrainingStep
  {
    let index = state.step
    state.phaseStep += 1
    let isDue =
      state.phaseStep % settings.validationInterval == 0 || state.phaseStep == phase.phase.steps
    let assessment = isDue ? try phase.validation.assessment(at: state.judged) : Assessment()
    let step = TrainingStep(
      index: index, phase: state.phase, loss: loss, validation: assessment.metrics,
      validationLoss: assessment.loss, validationProblem: assessment.problem)
    state.history.append(step)
    state.consider(assessment)
    return step
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
