import Optimization

/// A stretch of training with one objective and one optimiser.
///
/// ```swift
/// TrainingPhase(steps: 300, on: .crossEntropy)
/// TrainingPhase(steps: 100) { $0.frozen = ["network"] }
/// ```
public struct TrainingPhase: Sendable {
  /// Updates of the parameters.
  public var steps = 100
  /// What is improved; the pipeline's objective if nil.
  public var objective: Objective?
  /// Events of each sample used in one update; all if nil.
  public var batchSize: Int?
  public var optimiser: any Optimiser = Adam(learningRate: 1e-3)
  public var schedule: LearningRateSchedule = .constant
  /// A limit on the gradient of first-order optimisers; nil for none.
  public var clipping: GradientClipping?
  /// The decay of an exponential average of the parameters over the updates, 0.99 for about the last
  /// hundred; the average is judged on validation events and kept. Nil for the parameters themselves.
  public var averaging: Double?
  /// Trainables that stay as they are: paths such as `edges`, or the name of a network.
  public var frozen: [String] = []
  /// The phase ends after so many evaluations on validation events without a better one; nil for never.
  public var patience: Int?

  /// The defaults.
  public init() {}

  /// The defaults with some of them changed.
  public init(_ change: (inout TrainingPhase) -> Void) { change(&self) }

  /// - Parameters:
  ///   - steps: Updates of the parameters.
  ///   - objective: What is improved; the pipeline's objective if nil.
  ///   - change: Changes anything else.
  public init(
    steps: Int, on objective: Objective? = nil, _ change: (inout TrainingPhase) -> Void = { _ in }
  ) {
    (self.steps, self.objective) = (steps, objective)
    change(&self)
  }

  /// Makes the phase shorter or longer, with its schedule in proportion, so that the learning rate ends
  /// where it would have.
  ///
  /// - Precondition: There is a step at least.
  public mutating func stretch(to steps: Int) {
    precondition(steps >= 1, "a phase of \(steps) steps; give 1 or more")
    if self.steps > 0 { schedule = schedule.stretched(from: self.steps, to: steps) }
    self.steps = steps
  }

  /// Stops the program over numbers that make no sense.
  func requireSensible() {
    precondition(steps >= 0, "steps is \(steps); give 0 or more")
    precondition(
      batchSize ?? 1 >= 1, "batchSize is \(batchSize ?? 0); give 1 or more, or nil for all")
    precondition(
      clipping == nil || optimiser is any FirstOrderOptimiser,
      "\(type(of: optimiser)) searches along the loss's own gradient; leave out the clipping")
    precondition(0..<1 ~= averaging ?? 0, "averaging is \(averaging ?? 0); give one in 0..<1")
    precondition(patience ?? 1 >= 1, "patience is \(patience ?? 0); give 1 or more, or nil")
  }
}
