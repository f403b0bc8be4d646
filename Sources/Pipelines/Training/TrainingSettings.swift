import Optimization

/// How training goes.
public struct TrainingSettings: Sendable {
  /// Updates of the parameters.
  public var steps = 100
  /// Events of each sample used in one update; all if nil.
  public var batchSize: Int?
  public var optimiser: any Optimiser = Adam(learningRate: 1e-3)
  public var schedule: LearningRateSchedule = .constant
  /// A limit on the gradient of first-order optimisers; nil for none.
  public var clipping: GradientClipping?
  /// Updates between evaluations of the exact reading on validation events.
  public var validationInterval = 5
  /// Replaces the pipeline's objective.
  public var objective: Objective?
  /// Seed of initial values and of the shuffling of events.
  public var seed: UInt64 = 1
  /// Trainables that stay as they are: paths such as `edges`, or the name of a network.
  public var frozen: [String] = []
  /// Threads that sweep over events; all processors if nil.
  public var threads: Int?

  /// The defaults.
  public init() {}

  /// Stops the program over numbers that make no sense.
  func requireSensible() {
    precondition(steps >= 0, "steps is \(steps); give 0 or more")
    precondition(
      validationInterval >= 1, "validationInterval is \(validationInterval); give 1 or more")
    precondition(
      batchSize ?? 1 >= 1, "batchSize is \(batchSize ?? 0); give 1 or more, or nil for all")
    precondition(
      clipping == nil || optimiser is any FirstOrderOptimiser,
      "\(type(of: optimiser)) searches along the loss's own gradient; leave out the clipping")
    precondition(threads ?? 1 >= 1, "threads is \(threads ?? 0); give 1 or more")
  }

  /// The settings with some of them changed.
  public init(_ change: (inout TrainingSettings) -> Void) { change(&self) }
}
