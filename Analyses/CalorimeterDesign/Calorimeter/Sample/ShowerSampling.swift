import DualNumbers

/// How designs are simulated: with the same random numbers for each of them.
public struct ShowerSampling: Hashable, Sendable {
  /// Pairs of absorber and gap.
  public var layers: Int
  /// What is simulated.
  public var physics: ShowerPhysics
  /// How many showers.
  public var count: Int
  /// Of the random numbers.
  public var seed: UInt64
  /// How many threads take part; results do not depend on it.
  public var threads: Int

  /// A way to sample.
  public init(layers: Int, physics: ShowerPhysics, count: Int, seed: UInt64, threads: Int) {
    (self.layers, self.physics, self.count) = (layers, physics, count)
    (self.seed, self.threads) = (seed, threads)
  }

  /// A design's showers.
  ///
  /// - Throws: ``SetupError`` for a design that means nothing.
  public func showers(of design: Design) throws -> [ShowerRecord<Double>] {
    simulateShowers(
      try design.setup(layers: layers, physics), count: count, seed: seed, threads: threads)
  }

  /// A design's showers with derivatives with respect to energy, absorber and gap in this order.
  ///
  /// - Throws: ``SetupError`` for a design that means nothing.
  public func showers(of design: Design, estimator: DerivativeEstimator) throws
    -> [ShowerRecord<Dual4>]
  {
    simulateShowers(
      try design.dualSetup(layers: layers, physics), count: count, seed: seed,
      estimator: estimator, threads: threads)
  }
}
