import DualNumbers

/// What a calorimeter of equal layers is simulated with: the numbers that fits find and designs choose.
public struct Design: Hashable, Sendable, Codable {
  /// Kinetic energy of the electrons, MeV.
  public var energy: Double
  /// Thickness of an absorber, mm.
  public var absorber: Double
  /// Thickness of a gap, mm.
  public var gap: Double

  /// A beam and its calorimeter; energy in MeV, thicknesses in mm.
  public init(energy: Double = 1000, absorber: Double = 2.3, gap: Double = 5.7) {
    (self.energy, self.absorber, self.gap) = (energy, absorber, gap)
  }

  /// Its numbers' names, as tables show them.
  public static let names = ["E", "a", "g"]

  /// Energy, absorber and gap one after another.
  public var numbers: [Double] { [energy, absorber, gap] }

  /// The design of three numbers.
  init(numbers: [Double]) {
    self.init(energy: numbers[0], absorber: numbers[1], gap: numbers[2])
  }

  /// The design with one of its numbers moved.
  func moved(_ index: Int, by step: Double) -> Design {
    var numbers = numbers
    numbers[index] += step
    return Design(numbers: numbers)
  }

  /// What is simulated.
  ///
  /// - Throws: ``SetupError`` for numbers that mean nothing.
  func setup(layers: Int, _ physics: ShowerPhysics) throws -> ShowerSetup<Double> {
    try ShowerSetup(energy: energy, absorber: absorber, gap: gap, layers: layers, physics: physics)
  }

  /// What is simulated, with derivatives with respect to energy, absorber and gap in this order.
  ///
  /// - Throws: ``SetupError`` for numbers that mean nothing.
  func dualSetup(layers: Int, _ physics: ShowerPhysics) throws -> ShowerSetup<Dual4> {
    try ShowerSetup(
      energy: Dual4(energy, inDirection: 0), absorber: Dual4(absorber, inDirection: 1),
      gap: Dual4(gap, inDirection: 2), layers: layers, physics: physics)
  }
}
