import NumericalMethods

/// Random draws as nodes of a graph, keyed by seed, purpose, event and round.
///
/// ```swift
/// let round = GlobalExpression.parameter("round")
/// let draws = Draws(seed: 7, purpose: "photons", round: round, of: photons)
/// let distance = draws("distance").exponential(mean: absorptionLength)
/// let measured = energy + draws("noise").normal(sigma: noise)
/// ```
/// A number is a pure function of its key. An evaluation repeated draws the same, and another round draws
/// anew: give it the number of the training step. What an event draws depends neither on blocks nor on
/// threads, nor on the batch it comes in, as batches know the rows of their events
/// (``EventExpression/row(of:)``). To draw the same for an event in a part or a shuffled copy of a sample,
/// key it by a column that identifies events.
///
/// The draws of one purpose by one method are the same numbers, wherever they are asked for: twice
/// `draws.normal()` is one draw, used twice. A second quantity wants a purpose of its own,
/// `draws("second").normal()`. The same holds for two samples, whose events of equal number draw the same:
/// so it should be for varied copies of a sample, whereas signal and background want purposes of their own.
/// Numbers of different methods are independent.
///
/// The numbers are those of `EventStream` of module NumericalMethods, whose purpose is the one given,
/// a blank, and the method's name (`"photons/distance exponential"` for the distance above). A draw
/// itself has no derivative; values made of it and of parameters have
/// (``Draws/normal(mean:sigma:shape:)``), the reparameterisation of Kingma and Welling, arXiv:1312.6114.
public struct Draws<Value: GraphValue>: Sendable {
  /// The seed of the run.
  public let seed: UInt64
  /// What is drawn.
  public let purpose: String
  let round: Node
  /// The event's number.
  let identity: Node

  fileprivate init(seed: UInt64, purpose: String, round: GlobalExpression, identity: Node) {
    for (label, node) in [("round", round.node), ("identity", identity)]
    where node.shape != .scalar {
      graphFailure("draws '\(purpose)': the \(label) has shape \(node.shape); expected a scalar")
    }
    (self.seed, self.purpose, self.round, self.identity) = (seed, purpose, round.node, identity)
  }

  /// Draws for another purpose, independent of these.
  ///
  /// - Parameter detail: What is drawn; the purpose becomes `"purpose/detail"`.
  public func callAsFunction(_ detail: String) -> Draws {
    Draws(
      seed: seed, purpose: "\(purpose)/\(detail)", round: GlobalExpression(round),
      identity: identity)
  }
}

extension Draws where Value == GlobalExpression {
  /// Draws of global values.
  ///
  /// - Parameters:
  ///   - seed: The seed of the run.
  ///   - purpose: What is drawn, as in `"initial position"`.
  ///   - round: Which of the rounds; a scalar.
  public init(seed: UInt64, purpose: String, round: GlobalExpression = 0) {
    self.init(seed: seed, purpose: purpose, round: round, identity: .constant(0))
  }
}

extension Draws where Value == EventExpression {
  /// Draws for each event of a sample, keyed by its row.
  ///
  /// - Parameters:
  ///   - seed: The seed of the run.
  ///   - purpose: What is drawn.
  ///   - round: Which of the rounds; a scalar.
  ///   - space: The sample.
  public init(
    seed: UInt64, purpose: String, round: GlobalExpression = 0, of space: EventSpace
  ) {
    self.init(
      seed: seed, purpose: purpose, round: round, identity: EventExpression.row(of: space))
  }

  /// Draws for each event, keyed by a number of its own.
  ///
  /// - Parameters:
  ///   - seed: The seed of the run.
  ///   - purpose: What is drawn.
  ///   - round: Which of the rounds; a scalar.
  ///   - identity: A scalar for each event, such as a column of event numbers; events of equal numbers draw
  ///     the same, and what is drawn is NaN where it is not finite.
  public init(
    seed: UInt64, purpose: String, round: GlobalExpression = 0, identity: EventExpression
  ) {
    self.init(
      seed: seed, purpose: purpose, round: round, identity: identity.node.converted(to: .double))
  }
}
