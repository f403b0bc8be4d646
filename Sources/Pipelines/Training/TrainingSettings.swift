import Optimization

/// How training goes: phases one after another, the last of which is the main one.
///
/// ```swift
/// TrainingSettings {
///   $0.preparation = [TrainingPhase(steps: 300, on: .crossEntropy)]
///   $0.steps = 100
///   $0.optimiser = AdamW(learningRate: 3e-4)
/// }
/// ```
/// Each phase starts, with a fresh optimiser, from what was best on validation events in the one before.
/// Properties of `TrainingPhase`, such as `steps`, are those of the main phase.
@dynamicMemberLookup
public struct TrainingSettings: Sendable {
  /// Phases before the main one.
  public var preparation: [TrainingPhase] = []
  /// The phase whose objective chooses the result.
  public var main = TrainingPhase()
  /// Updates between evaluations of the exact reading on validation events.
  public var validationInterval = 5
  /// Updates between checkpoints, where there is a place for them.
  public var checkpointInterval = 50
  /// Seed of initial values and of the shuffling of events.
  public var seed: UInt64 = 1
  /// Threads that sweep over events; all processors if nil.
  public var threads: Int?

  /// The defaults.
  public init() {}

  /// The settings with some of them changed.
  public init(_ change: (inout TrainingSettings) -> Void) { change(&self) }

  /// All phases in order.
  public var phases: [TrainingPhase] { preparation + [main] }

  /// A property of the main phase.
  public subscript<Value>(dynamicMember member: WritableKeyPath<TrainingPhase, Value>) -> Value {
    get { main[keyPath: member] }
    set { main[keyPath: member] = newValue }
  }

  /// Stops the program over numbers that make no sense.
  func requireSensible() {
    for phase in phases { phase.requireSensible() }
    precondition(
      validationInterval >= 1, "validationInterval is \(validationInterval); give 1 or more")
    precondition(
      checkpointInterval >= 1, "checkpointInterval is \(checkpointInterval); give 1 or more")
    precondition(threads ?? 1 >= 1, "threads is \(threads ?? 0); give 1 or more")
  }
}
