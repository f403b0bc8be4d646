import Optimization
import Parameters

/// Everything that a training run knows between two updates: from it the run goes on to the same bits.
public struct TrainingState: Sendable {
  /// The values that training started from.
  public let initial: ParameterValues
  /// The phase that the next update belongs to; the number of phases after the last one.
  public var phase = 0
  /// Updates made in this phase.
  public var phaseStep = 0
  public var values: ParameterValues
  /// The last values at which loss and gradient were finite; the initial ones before any.
  public var lastGood: ParameterValues
  /// The best of this phase on validation events, in the exact reading.
  public var best: ParameterValues
  /// The update, counted over all phases, after which `best` was found.
  public var bestStep = 0
  /// The loss there; nil while none was defined.
  public var bestLoss: Double?
  /// Evaluations on validation events since the best one.
  public var evaluationsSinceBest = 0
  /// Why the exact reading was last not defined.
  public var problem: String?
  public var optimiser = OptimiserState()
  /// The average of the parameters, in phases that average.
  public var average: ParameterAverage?
  public var history: [TrainingStep] = []

  /// The state before the first update.
  public init(from start: ParameterValues) {
    (initial, values, best, lastGood) = (start, start, start, start)
  }

  /// Updates made over all phases.
  public var step: Int { history.count }

  /// The values that are judged: the average where there is one, what follows a schedule being as it is.
  var judged: ParameterValues {
    guard var judged = average?.values else { return values }
    for parameter in values.parameters where !parameter.isTrainable {
      judged[parameter] = values[parameter]
    }
    return judged
  }

  /// Whether any values of this phase were judged.
  var isJudged: Bool { bestLoss != nil || problem != nil }

  /// Takes note of the exact reading after some updates, or of why there is none.
  mutating func consider(_ assessment: Assessment) {
    guard let loss = assessment.loss else {
      problem = assessment.problem ?? problem
      if assessment.problem != nil { evaluationsSinceBest += 1 }
      return
    }
    if let bestLoss, loss >= bestLoss {
      evaluationsSinceBest += 1
      return
    }
    (best, bestLoss, evaluationsSinceBest) = (judged, loss, 0)
    // Those that a phase starts from may be older than its first update.
    if phaseStep > 0 { bestStep = step }
  }

  /// Goes on with the next phase, from the best of this one.
  mutating func beginNextPhase() {
    (values, bestStep) = bestLoss == nil ? (judged, step) : (best, bestStep)
    (best, lastGood, bestLoss) = (values, values, nil)
    (phase, phaseStep, evaluationsSinceBest) = (phase + 1, 0, 0)
    (optimiser, average, problem) = (OptimiserState(), nil, nil)
  }

  func result(_ outcome: TrainingOutcome) -> TrainingResult {
    // Without a defined exact reading anywhere, the last values are the best known.
    let isDefined = bestLoss != nil
    return TrainingResult(
      initial: initial, best: isDefined ? best : judged,
      bestStep: isDefined ? bestStep : step, bestLoss: bestLoss, last: values,
      judgementProblem: isDefined ? nil : problem, history: history, outcome: outcome)
  }
}
