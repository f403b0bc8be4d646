import Optimization
import Parameters

/// One update, as progress reports see it.
public struct TrainingStep: Sendable, Codable {
  /// Counted over all phases, from 0.
  public let index: Int
  /// The phase, counted from 0.
  public let phase: Int
  /// The loss before the update, on the update's events, relaxed.
  public let loss: Double
  /// The exact reading on validation events, when it was evaluated; nil also where it is not defined.
  public let validation: Metrics?
  /// The loss there.
  public let validationLoss: Double?
  /// Why the exact reading is not defined, when it was evaluated and is not.
  public let validationProblem: String?

  /// Whether the exact reading was evaluated on validation events.
  public var isJudged: Bool { validation != nil || validationProblem != nil }
}

/// Why training ended.
public enum TrainingOutcome: Sendable, Hashable, CustomStringConvertible {
  case completed
  /// So many evaluations on validation events brought nothing better; `step` updates were made.
  case convergedEarly(step: Int)
  /// It was asked to stop; `step` updates were made.
  case interrupted(step: Int)
  /// After `step` updates the optimiser had no further one to make, for the reason given.
  case ended(step: Int, OptimiserStep.Outcome)
  /// A value or gradient was not finite, or bin edges crossed, after `step` updates; the
  /// parameters before that are kept.
  case stopped(step: Int, String)

  public var description: String {
    switch self {
    case .completed: "all steps were done"
    case .convergedEarly(let step):
      "ended early after step \(step): validation events saw no improvement any more"
    case .interrupted(let step): "interrupted after step \(step)"
    case .ended(let step, let reason): "ended after step \(step): \(reason)"
    case .stopped(let step, let what):
      "stopped at step \(step + 1): \(what)"
    }
  }
}

/// What training leaves.
public struct TrainingResult: Sendable {
  public let initial: ParameterValues
  /// The best of the main phase on validation events in the exact reading, by the main objective.
  public let best: ParameterValues
  /// The step, counted over all phases, after which `best` was found; 0 for the initial values.
  public let bestStep: Int
  /// The main objective's loss of `best` on validation events in the exact reading; nil where it is not
  /// defined.
  public let bestLoss: Double?
  public let last: ParameterValues
  /// Why no parameters could be judged on validation events, so that `best` are the last ones; nil
  /// where some could.
  public let judgementProblem: String?
  public let history: [TrainingStep]
  public let outcome: TrainingOutcome
}
