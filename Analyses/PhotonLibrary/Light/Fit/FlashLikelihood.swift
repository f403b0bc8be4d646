import Autodiff
import NumericalMethods

/// The likelihood of a flash's counts, as an expression of where it was and of how many photons.
///
/// μₜ = N εₜ eˢᵍᵗ vₜ(r) + dark counts; −log L = Σ (μₜ − nₜ + nₜ log(nₜ/μₜ)) + Σ gₜ²/2, half the deviance. The g are
/// how far the efficiencies of some tiles are off, in units of their uncertainty s; usually there are none.
///
/// Parameters are one vector: the coordinates from −1 to 1 across the active volume, log(N / 10⁵), then g.
public struct FlashLikelihood: Sendable {
  /// The photons of which the fourth parameter is 0.
  public static let referencePhotons = 1e5

  /// The detector.
  public let detector: LightDetector
  /// How many tiles have an efficiency that is fitted, the first ones.
  public let freeEfficiencies: Int
  /// The vector of parameters, of shape `[4 + freeEfficiencies]`.
  public let parameters: GlobalExpression
  /// The counts, of shape `[tiles]`.
  public let counts: GlobalExpression
  /// μ, of shape `[tiles]`.
  public let expected: GlobalExpression
  /// −log L, which is 0 where counts are as expected.
  public let negativeLogarithm: GlobalExpression
  /// Values for the parameters of the model of light.
  public let assignments: [GlobalExpression: Tensor]

  /// - Parameters:
  ///   - model: The visibility.
  ///   - detector: Its efficiencies and dark counts, and the box.
  ///   - freeEfficiencies: How many tiles have an efficiency that is fitted, up to all.
  ///   - uncertainty: s, by which the efficiencies of these tiles are known.
  public init(
    _ model: some LightModel, of detector: LightDetector, freeEfficiencies: Int = 0,
    uncertainty: Double = 0.1
  ) {
    let tiles = detector.tiles.count
    precondition(0...tiles ~= freeEfficiencies, "\(freeEfficiencies) of \(tiles) efficiencies")
    (self.detector, self.freeEfficiencies) = (detector, freeEfficiencies)
    assignments = model.assignments
    parameters = .parameter("source", shape: [4 + freeEfficiencies])
    counts = .parameter("counts", shape: [tiles])
    let half = GlobalExpression((0..<3).map { detector.size[$0] / 2 })
    let visibility = model.visibility(at: half * (parameters[..<3] + 1.0))
    let photons = exp(parameters[3]) * Self.referencePhotons
    let gains = parameters[4...]
    let factors = concatenate([
      exp(gains * uncertainty),
      GlobalExpression([Double](repeating: 1, count: tiles - freeEfficiencies)),
    ])
    // Where a table's lines are continued beyond its outermost voxels they may fall below 0.
    expected =
      photons * max(visibility, 0) * GlobalExpression(detector.efficiencies) * factors
      + detector.darkCounts
    // Two logarithms: the second derivatives of that of the ratio are not finite where nothing was counted.
    let logarithms = log(max(counts, 1e-300)) - log(expected)
    negativeLogarithm =
      (expected - counts + counts * logarithms).sum() + 0.5 * square(gains).sum()
  }

  /// The parameters of a source.
  ///
  /// - Parameters:
  ///   - position: In cm.
  ///   - photons: Above 0.
  public func parameters(of position: Position, photons: Double) -> [Double] {
    let place = 2 * position / detector.size - 1
    return [place.x, place.y, place.z, logarithm(photons / Self.referencePhotons)]
      + Array(repeating: 0, count: freeEfficiencies)
  }

  /// The place in cm that parameters mean.
  public func position(_ values: [Double]) -> Position {
    (Position(values[0], values[1], values[2]) + 1) * detector.size / 2
  }

  /// The bounds of the parameters: the walls, and none for the others.
  public var bounds: (lower: [Double], upper: [Double]) {
    let free = [Double](repeating: .infinity, count: 1 + freeEfficiencies)
    return ([-1, -1, -1] + free.map { -$0 }, [1, 1, 1] + free)
  }
}
