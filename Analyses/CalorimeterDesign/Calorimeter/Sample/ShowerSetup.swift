import DualNumbers

/// What is simulated and what is left out.
public struct ShowerPhysics: Hashable, Sendable {
  /// Photons below this energy are absorbed where they arise, MeV.
  public var cut = 1.0
  /// Whether electrons are deflected, and photons by Compton scattering; otherwise all fly along x.
  public var multipleScattering = false

  /// The usual choices.
  public init(cut: Double = 1, multipleScattering: Bool = false) {
    (self.cut, self.multipleScattering) = (cut, multipleScattering)
  }
}

/// A beam and a calorimeter of absorbers and gaps, in numbers that may carry derivatives.
public struct ShowerSetup<N: DifferentiableNumber>: Sendable {
  /// Kinetic energy of the electron that begins a shower, MeV.
  public let energy: N
  /// Depths of the walls, mm, from 0 on: absorber, gap, absorber, gap …
  public let boundaries: [N]
  /// The material of the absorbers.
  public let absorber: Material
  /// The material of the gaps.
  public let gap: Material
  /// What is simulated.
  public let physics: ShowerPhysics

  /// A calorimeter of layers that may differ.
  ///
  /// - Parameters:
  ///   - energy: Of the beam, MeV; above 0, up to 10⁷.
  ///   - absorbers: Thickness of each absorber, mm; above 0, in all up to 10⁶.
  ///   - gaps: Thickness of the gap behind each, mm.
  ///   - absorber: The material of the absorbers.
  ///   - gap: The material of the gaps.
  ///   - physics: What is simulated.
  /// - Throws: ``SetupError`` saying which number is not allowed.
  public init(
    energy: N, absorbers: [N], gaps: [N], absorber: Material = .leadTungstate,
    gap: Material = .liquidArgon, physics: ShowerPhysics = ShowerPhysics()
  ) throws {
    try SetupError.check(
      energy: energy.value, absorbers: absorbers.map(\.value), gaps: gaps.map(\.value), physics)
    (self.energy, self.physics) = (energy, physics)
    (self.absorber, self.gap) = (absorber, gap)
    var walls = [N(0)]
    for (first, second) in zip(absorbers, gaps) {
      walls.append(walls.last! + first)
      walls.append(walls.last! + second)
    }
    boundaries = walls
  }

  /// A calorimeter of equal layers.
  ///
  /// - Parameters:
  ///   - energy: Of the beam, MeV.
  ///   - absorber: Thickness of an absorber, mm.
  ///   - gap: Thickness of a gap, mm.
  ///   - layers: How many of both.
  ///   - physics: What is simulated.
  /// - Throws: ``SetupError`` saying which number is not allowed.
  public init(
    energy: N, absorber: N, gap: N, layers: Int = 50, physics: ShowerPhysics = ShowerPhysics()
  ) throws {
    guard (1...10_000).contains(layers) else {
      throw SetupError(what: "layers", given: Double(layers), expected: "1 to 10000")
    }
    try self.init(
      energy: energy, absorbers: Array(repeating: absorber, count: layers),
      gaps: Array(repeating: gap, count: layers), physics: physics)
  }
}

/// A number that no shower can be simulated with.
public struct SetupError: Error, Equatable, CustomStringConvertible {
  /// Which number.
  public let what: String
  /// What it is.
  public let given: Double
  /// What it may be.
  public let expected: String

  /// All of it in words.
  public var description: String { "\(what) is \(given); expected \(expected)" }

  static func check(
    energy: Double, absorbers: [Double], gaps: [Double], _ physics: ShowerPhysics
  ) throws {
    // Cross-sections of pairs are a fit to data up to 100 GeV.
    guard energy > 0, energy <= 1e5 else {
      throw SetupError(what: "the energy of the beam", given: energy, expected: "MeV, up to 1e5")
    }
    guard physics.cut >= 0.3, physics.cut <= 100 else {
      throw SetupError(what: "the photons' cut", given: physics.cut, expected: "0.3 to 100 MeV")
    }
    guard absorbers.count == gaps.count, (1...10_000).contains(gaps.count) else {
      throw SetupError(
        what: "the number of gaps", given: Double(gaps.count),
        expected: "that of absorbers, \(absorbers.count), from 1 to 10000")
    }
    for (name, layers) in [("absorber", absorbers), ("gap", gaps)] {
      for (index, thickness) in layers.enumerated() where !(thickness > 0 && thickness <= 1e6) {
        throw SetupError(
          what: "the thickness of \(name) \(index)", given: thickness,
          expected: "mm above 0, up to 1e6")
      }
    }
  }
}
