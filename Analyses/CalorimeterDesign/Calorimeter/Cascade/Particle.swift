import DualNumbers

/// A particle on its way, all of whose numbers may carry derivatives.
struct Particle<N: DifferentiableNumber> {
  enum Kind { case electron, positron, photon }

  let kind: Kind
  /// Kinetic energy, MeV.
  var energy: N
  /// Depth, mm.
  var position: N
  /// Cosine of the angle with the axis.
  var direction: N
  /// Which layer it is in: even for absorbers, odd for gaps.
  var layer: Int
  var random: ShowerRandom
  /// The derivative of the logarithm of the probability of its line of descent: value 0.
  var score: N
  /// What its own decisions contribute to a derivative of the mean visible energy.
  var decisions = DecisionSums<N>()

  /// Energy that it has besides its kinetic energy: a positron's annihilation.
  var restEnergy: Double { kind == .positron ? 2 * Constants.electronMass : 0 }
}

/// Sums over decisions of one particle: l and l·q, with l the derivative of the logarithm of a
/// decision's probability and q the visible energy expected when it was made.
struct DecisionSums<N: DifferentiableNumber> {
  var zeroth = N(0)
  var first = N(0)

  mutating func add(_ logarithm: N, expected: Double) {
    zeroth += logarithm
    first += logarithm.scaled(by: expected)
  }
}
