import DualNumbers

/// The resolution of layers, simulated with the same random numbers for all of them.
public struct ResolutionModel: Sendable {
  /// Of the beam, MeV.
  public var energy: Double
  /// What is simulated.
  public var physics: ShowerPhysics
  /// Of each design.
  public var showers: Int
  /// Of the random numbers.
  public var seed: UInt64
  /// How many threads take part; results do not depend on it.
  public var threads: Int

  /// A beam, and how it is simulated.
  public init(energy: Double, physics: ShowerPhysics, showers: Int, seed: UInt64, threads: Int) {
    (self.energy, self.physics, self.showers) = (energy, physics, showers)
    (self.seed, self.threads) = (seed, threads)
  }

  /// σ/μ of the layers.
  ///
  /// - Throws: ``SetupError`` for layers that mean nothing.
  public func resolution(of layers: LayerProfile) throws -> Resolution {
    let (absorbers, gaps) = layers.thicknesses
    let setup = try ShowerSetup(
      energy: energy, absorbers: absorbers, gaps: gaps, physics: physics)
    let sample = simulateShowers(setup, count: showers, seed: seed, threads: threads)
    return Resolution(sample.map(\.visible))
  }

  /// The derivatives of σ/μ with respect to both slopes along the showers' ways: cov(v, v′)/σμ − σ⟨v′⟩/μ².
  ///
  /// - Throws: ``SetupError`` for layers that mean nothing.
  public func pathwiseGradient(of layers: LayerProfile) throws -> [Double] {
    let (absorbers, gaps) = layers.thicknesses(
      slopes: Dual4(layers.absorberSlope, inDirection: 0),
      Dual4(layers.gapSlope, inDirection: 1))
    let setup = try ShowerSetup(
      energy: Dual4(energy), absorbers: absorbers, gaps: gaps, physics: physics)
    let visible = simulateShowers(
      setup, count: showers, seed: seed, estimator: DerivativeEstimator(stopped: .deflections),
      threads: threads
    ).map(\.visible)
    let sample = Estimate(visible.map(\.value))
    let (mean, sigma) = (sample.value, sample.deviation)
    return (0..<2).map { index in
      visible.reduce(0) { sum, v in
        let weight = (v.value - mean) / (sigma * mean) - sigma / (mean * mean)
        return sum + weight * v.tangents[index]
      } / Double(visible.count)
    }
  }

  /// The same by central differences of the same random numbers.
  ///
  /// - Throws: ``SetupError`` for layers that mean nothing.
  public func differences(of layers: LayerProfile, step: Double) throws -> [Double] {
    try [(step, 0), (0, step)].map { first, second in
      func value(_ sign: Double) throws -> Double {
        try resolution(
          of: layers.sloped(
            absorber: layers.absorberSlope + sign * first,
            gap: layers.gapSlope + sign * second)
        ).value
      }
      return (try value(1) - value(-1)) / (2 * step)
    }
  }
}
