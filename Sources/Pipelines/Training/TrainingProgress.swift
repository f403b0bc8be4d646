import Parameters

/// The state of a training run.
struct TrainingProgress {
  let start: ParameterValues
  let objective: Objective
  var values: ParameterValues
  /// The last values at which loss and gradient were finite; the initial ones before any.
  var lastGood: ParameterValues
  var best: ParameterValues
  var bestStep = 0
  var bestMetrics: Metrics?
  var problem: String?
  var history: [TrainingStep] = []

  init(start: ParameterValues, objective: Objective) {
    (self.start, self.objective) = (start, objective)
    (values, best, lastGood) = (start, start, start)
  }

  /// Takes note of the exact reading after some updates, or of why there is none.
  mutating func consider(_ assessment: Assessment, step: Int) {
    guard let metrics = assessment.metrics else {
      problem = assessment.problem ?? problem
      return
    }
    if let bestMetrics, !metrics.isBetter(than: bestMetrics, for: objective) { return }
    (best, bestStep, bestMetrics) = (values, step, metrics)
  }

  func result(_ outcome: TrainingOutcome) -> TrainingResult {
    // Without a defined exact reading anywhere, the last values are the best known.
    let isJudged = bestMetrics != nil
    return TrainingResult(
      initial: start, best: isJudged ? best : values,
      bestStep: isJudged ? bestStep : history.count, last: values,
      judgementProblem: isJudged ? nil : problem, history: history, outcome: outcome)
  }
}
