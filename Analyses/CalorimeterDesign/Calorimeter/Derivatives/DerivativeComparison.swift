import DualNumbers
import Studies

/// Derivatives of the mean visible energy, beside differences of the same showers.
///
/// A difference is central, of two samples with the same random numbers: (v(θ + h) − v(θ − h))/2h of
/// each shower. Its mean is the derivative up to h²/6 times the third derivative; its noise grows with
/// 1/√h where showers take other ways.
public struct DerivativeComparison: StudyResult {
  /// One estimator of one derivative.
  public struct Row: Hashable, Sendable, Codable {
    /// Its name.
    public let estimator: String
    /// What is derived by: E, a or g.
    public let parameter: String
    /// The estimator's mean over showers, MeV per unit of the parameter.
    public let derivative: Estimate
    /// The difference.
    public let difference: Estimate
    /// Their distance, whose error is that of pairs of the same shower.
    public let bias: Estimate

    /// The estimator's derivative of each gap's energy, MeV per unit, `[gaps]`.
    public let gaps: [Estimate]

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

  /// Where.
  public let design: Design
  /// Photons below it are absorbed, MeV.
  public let cut: Double
  /// Whether electrons are deflected.
  public let multipleScattering: Bool
  /// How many showers in each sample.
  public let showers: Int
  /// The steps of differences, relative to each number.
  public let step: Double
  /// Estimator by estimator, for E, a and g.
  public let rows: [Row]
  /// Differences of each gap's energy for energy, absorber and gap, MeV per unit, `[3][gaps]`.
  public let gapDifferences: [[Estimate]]

  /// Differences of the visible energy for energy, absorber and gap.
  public let differences: [Estimate]

  /// Simulates one sample for each estimator, and two for each difference.
  ///
  /// - Parameters:
  ///   - design: Where.
  ///   - sampling: How, for all samples.
  ///   - estimators: What is compared.
  ///   - step: Of differences, relative to each number.
  /// - Throws: ``SetupError`` for a design that means nothing.
  public init(
    _ design: Design, _ sampling: ShowerSampling, estimators: [NamedEstimator], step: Double
  ) throws {
    let physics = sampling.physics
    (self.design, cut, multipleScattering) = (design, physics.cut, physics.multipleScattering)
    (showers, self.step) = (sampling.count, step)
    let differences = try design.numbers.indices.map { index in
      try ShowerDifferences(sampling, design, index, step: step * design.numbers[index])
    }
    self.differences = differences.map { Estimate($0.visible) }
    gapDifferences = differences.map { gapEstimates($0.gaps) }
    rows = try estimators.flatMap { named in
      let showers = try sampling.showers(of: design, estimator: named.estimator)
      return Design.names.enumerated().map { index, name in
        let derivatives = showers.map { ($0.visible + $0.decisions).tangents[index] }
        let difference = differences[index].visible
        return Row(
          estimator: named.name, parameter: name, derivative: Estimate(derivatives),
          difference: Estimate(difference),
          bias: Estimate(zip(derivatives, difference).map { $0 - $1 }),
          gaps: gapEstimates(showers.map { $0.gaps.map { $0.tangents[index] } }))
      }
    }
  }
}

/// Central differences of showers with the same random numbers.
private struct ShowerDifferences {
  /// Of the visible energy, `[showers]`.
  let visible: [Double]
  /// Of each gap's energy, `[showers][gaps]`.
  let gaps: [[Double]]

  init(_ sample: ShowerSampling, _ design: Design, _ index: Int, step: Double) throws {
    let up = try sample.showers(of: design.moved(index, by: step))
    let down = try sample.showers(of: design.moved(index, by: -step))
    visible = zip(up, down).map { ($0.visible - $1.visible) / (2 * step) }
    gaps = zip(up, down).map { up, down in
      zip(up.gaps, down.gaps).map { ($0 - $1) / (2 * step) }
    }
  }
}

private func gapEstimates(_ showers: [[Double]]) -> [Estimate] {
  showers[0].indices.map { gap in Estimate(showers.map { $0[gap] }) }
}
