import Autodiff
import Studies

/// Derivatives of the mean visible energy, beside differences of the same showers.
///
/// A difference is central, of two samples with the same random numbers: (v(θ + h) − v(θ − h))/2h of
/// each shower. Its mean is the derivative up to h²/6 times the third derivative; its noise grows with
/// 1/√h where showers take other ways.
public struct DerivativeComparison: StudyResult {
  /// One estimator of one derivative.
  public struct Row: Hashable, Sendable, Codable {
    public let estimator: String
    /// What is derived by: E, a or g.
    public let parameter: String
    /// The estimator's mean over showers, MeV per unit of the parameter.
    public let derivative: Estimate
    /// The difference.
    public let difference: Estimate
    /// Their distance, whose error is that of pairs of the same shower.
    public let bias: Estimate

    /// The distance as a share of the difference.
    public var relativeBias: Double { bias.value / difference.value }
    /// Its error.
    public var relativeError: Double { abs(bias.error / difference.value) }
    /// How much more one shower fluctuates than with differences, squared.
    public var varianceRatio: Double {
      let ratio = derivative.deviation / difference.deviation
      return ratio * ratio
    }
  }

  public let design: Design
  /// Photons below it are absorbed, MeV.
  public let cut: Double
  public let multipleScattering: Bool
  /// How many showers in each sample.
  public let showers: Int
  /// The steps of differences, relative to each number.
  public let step: Double
  public let rows: [Row]

  /// Simulates one sample for each estimator, and two for each difference.
  ///
  /// - Parameters:
  ///   - design: Where.
  ///   - layers: Pairs of absorber and gap.
  ///   - physics: What is simulated.
  ///   - estimators: What is compared.
  ///   - step: Of differences, relative to each number.
  ///   - showers: How many in each sample.
  ///   - seed: Of all samples.
  ///   - threads: How many threads take part.
  /// - Throws: ``SetupError`` for a design that means nothing.
  public init(
    _ design: Design, layers: Int, _ physics: ShowerPhysics,
    estimators: [NamedEstimator] = NamedEstimator.all, step: Double, showers: Int, seed: UInt64,
    threads: Int = availableThreads
  ) throws {
    (self.design, cut, multipleScattering) = (design, physics.cut, physics.multipleScattering)
    (self.showers, self.step) = (showers, step)
    let sample = ShowerSampling(
      layers: layers, physics: physics, count: showers, seed: seed, threads: threads)
    let differences = try design.numbers.indices.map { index in
      let h = step * design.numbers[index]
      let up = try sample.showers(of: design.moved(index, by: h))
      let down = try sample.showers(of: design.moved(index, by: -h))
      return zip(up, down).map { ($0.visible - $1.visible) / (2 * h) }
    }
    rows = try estimators.flatMap { named in
      let showers = try sample.showers(of: design, estimator: named.estimator)
      return Design.names.enumerated().map { index, name in
        let derivatives = showers.map { ($0.visible + $0.decisions).tangents[index] }
        return Row(
          estimator: named.name, parameter: name, derivative: Estimate(derivatives),
          difference: Estimate(differences[index]),
          bias: Estimate(zip(derivatives, differences[index]).map { $0 - $1 }))
      }
    }
  }
}
