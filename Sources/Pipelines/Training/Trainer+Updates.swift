import Autodiff
import Optimization
import Parameters

extension Trainer {
  /// The updates of one phase that are left.
  func run(
    _ phase: PhaseLoss, _ state: inout TrainingState, shouldStop: () -> Bool,
    save: (TrainingState) throws -> Void, observe: (Int, ParameterValues) throws -> Void,
    report: (TrainingStep) -> Void
  ) throws -> TrainingOutcome {
    if state.phaseStep == 0 && !state.isJudged { try judge(&state, phase) }
    if state.step == 0 { try observe(0, state.judged) }
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
      if let problem = try phase.problem(evaluation, at: state.values, step: state.step) {
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
      let step = try conclude(&state, phase, loss: evaluation.loss)
      if step.isJudged { try observe(state.step, state.judged) }
      report(step)
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
}
