import DualNumbers

/// What one shower left.
public struct ShowerRecord<N: DifferentiableNumber>: Sendable {
  /// Energy in each layer, MeV: absorbers at even places, gaps at odd ones. Derivatives are those of
  /// the mean with the scores of decisions, if the estimator includes them.
  public var deposits: [N]
  /// Energy in all gaps, MeV. Its derivatives are those of the way alone.
  public var visible = N(0)
  /// Energy that left the calorimeter, MeV. Its derivatives are those of the way alone.
  public var leaked = N(0)
  /// What decisions add to the derivative of the mean visible energy: value 0.
  public var decisions = N(0)
  /// Steps of all particles.
  public var steps = 0
  /// Particles, the first one included.
  public var particles = 0

  init(layers: Int) { deposits = [N](repeating: N(0), count: layers) }

  /// Energy in the gap of each pair of absorber and gap, MeV.
  public var gaps: [N] { stride(from: 1, to: deposits.count, by: 2).map { deposits[$0] } }

  /// Energy in each pair of absorber and gap, MeV.
  public var pairs: [N] {
    stride(from: 0, to: deposits.count - 1, by: 2).map { deposits[$0] + deposits[$0 + 1] }
  }
}
