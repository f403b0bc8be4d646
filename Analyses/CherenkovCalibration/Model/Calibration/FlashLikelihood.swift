import Autodiff

/// The likelihood of flashes: Poisson counts about ε μ(S, R, A), efficiencies constrained about 1.
///
/// −log L = Σ (εμ − n log εμ) + Σ (ε − 1)²/2s². Without the constraint a factor common to all efficiencies
/// could not be told from 1 − R; with it the scale is known to s/√sensors. The best efficiency of a sensor
/// is a root: ε² + (Ms² − 1)ε − ns² = 0 with M, n the sums over sources, and so the minimum over all
/// of them is a function of the medium alone. To it belongs Laplace's ½ Σ log(n/ε² + 1/s²), with which it is the
/// likelihood averaged over efficiencies: the best ones of hundreds of sensors, each a little off, would shift R by a
/// standard deviation.
///
/// The expected counts fluctuate with the paths that were sampled, by V = var(μ), and −log L is convex in them: on
/// average it is too large by Σ V/2 · ∂²/∂μ², more so in media whose weights fluctuate more. This is subtracted,
/// with ∂²/∂μ² = n/μ² + dε/dM; with no more than some tens of paths in a cell it is not small.
public struct FlashLikelihood: Sendable {
  /// The light.
  public let light: SampledLight
  /// Efficiencies of the first sensors that are parameters; those of the others are at their best.
  public let explicitEfficiencies: Int
  /// The counts, of shape `[sources · sensors]`.
  public let counts: GlobalExpression
  /// ε of the first sensors, of shape `[explicitEfficiencies]`.
  public let explicit: GlobalExpression
  /// ε of all, of shape `[sensors]`.
  public let efficiencies: GlobalExpression
  /// The mean of each ε over its likelihood, of shape `[sensors]`; `efficiencies` are where it is highest.
  ///
  /// With third derivative −2n/ε³ of −log L the mean is above by n/ε³ · (n/ε² + 1/s²)⁻², in leading order. It is a 30th
  /// of an error for one sensor, and common to all.
  public let meanEfficiencies: GlobalExpression
  /// −log L without constants.
  public let negativeLogarithm: GlobalExpression

  /// - Parameters:
  ///   - light: The expected counts.
  ///   - explicitEfficiencies: How many efficiencies are parameters.
  public init(_ light: SampledLight, explicitEfficiencies: Int = 0) {
    self.light = light
    self.explicitEfficiencies = explicitEfficiencies
    let flashes = light.flashes
    let (sources, sensors) = (flashes.sources.count, flashes.layout.count)
    let spread = flashes.efficiencySpread
    counts = .parameter("counts", shape: [sources * sensors])
    explicit = .parameter("efficiencies", shape: [explicitEfficiencies])
    let n = counts.reshaped(to: [sources, sensors])
    let expected = max(light.expected, 1e-9).reshaped(to: [sources, sensors])
    let b = expected.sum(axis: 0) * (spread * spread) - 1
    let root = sqrt(square(b) + 4 * spread * spread * n.sum(axis: 0))
    let best = (root - b) / 2
    let isFitted = GlobalExpression((0..<sensors).map { $0 < explicitEfficiencies ? 0 : 1 })
    efficiencies =
      explicitEfficiencies == 0 ? best : concatenate([explicit, best[explicitEfficiencies...]])
    let mean = max(efficiencies.reshaped(to: [1, sensors]) * expected, 1e-9)
    let logarithms = log(mean) - log(max(n, 1e-9))
    // dε/dM of a fitted efficiency.
    let slope = (-spread * spread) * best / root * isFitted
    let curvature = n / square(expected) + slope.reshaped(to: [1, sensors])
    let shift = (light.variance.reshaped(to: [sources, sensors]) * curvature).sum() / 2
    let precision = n.sum(axis: 0) / square(best) + 1 / (spread * spread)
    meanEfficiencies =
      efficiencies + n.sum(axis: 0) / (best * square(best) * square(precision)) * isFitted
    let width = (log(precision) * isFitted).sum()
    negativeLogarithm =
      (mean - n - n * logarithms).sum() - shift + width / 2
      + square(efficiencies - 1).sum() / (2 * spread * spread)
  }
}
