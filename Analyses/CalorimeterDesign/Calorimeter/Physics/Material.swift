import Foundation

/// A material in which a cascade develops.
///
/// The constants are the Particle Data Group's: "Atomic and nuclear properties of materials", Rev.
/// Part. Phys. (2022), table 6.1 and the pages of single materials that it refers to.
public struct Material: Hashable, Sendable {
  /// An element of a compound.
  public struct Element: Hashable, Sendable {
    /// Z.
    public let atomicNumber: Double
    /// A, g/mol.
    public let atomicMass: Double
    /// The share of the compound's mass.
    public let massFraction: Double

    /// An element with its share.
    public init(atomicNumber: Double, atomicMass: Double, massFraction: Double) {
      (self.atomicNumber, self.atomicMass) = (atomicNumber, atomicMass)
      self.massFraction = massFraction
    }
  }

  /// What tables call it.
  public let name: String
  /// ρ, g/cm³.
  public let density: Double
  /// X₀, mm.
  public let radiationLength: Double
  /// E_c of electrons by Rossi's definition: the ionisation loss in one radiation length, MeV.
  public let criticalEnergy: Double
  /// What it is made of.
  public let elements: [Element]

  /// A material by its constants.
  public init(
    name: String, density: Double, radiationLength: Double, criticalEnergy: Double,
    elements: [Element]
  ) {
    (self.name, self.density, self.elements) = (name, density, elements)
    (self.radiationLength, self.criticalEnergy) = (radiationLength, criticalEnergy)
  }

  /// ⟨Z/A⟩, mol/g.
  public var electronsPerGram: Double {
    elements.reduce(0) { $0 + $1.massFraction * $1.atomicNumber / $1.atomicMass }
  }

  /// Lead tungstate: X₀ = 7.39 g/cm².
  public static let leadTungstate = Material(
    name: "PbWO4", density: 8.300, radiationLength: 8.904, criticalEnergy: 9.64,
    elements: [
      Element(atomicNumber: 82, atomicMass: 207.2, massFraction: 0.455347),
      Element(atomicNumber: 74, atomicMass: 183.84, massFraction: 0.404011),
      Element(atomicNumber: 8, atomicMass: 15.999, massFraction: 0.140642),
    ])

  /// Liquid argon: X₀ = 19.55 g/cm².
  public static let liquidArgon = Material(
    name: "LAr", density: 1.396, radiationLength: 140.0, criticalEnergy: 32.84,
    elements: [Element(atomicNumber: 18, atomicMass: 39.948, massFraction: 1)])

  /// Lead: X₀ = 6.37 g/cm².
  public static let lead = Material(
    name: "Pb", density: 11.35, radiationLength: 5.612, criticalEnergy: 7.43,
    elements: [Element(atomicNumber: 82, atomicMass: 207.2, massFraction: 1)])
}
