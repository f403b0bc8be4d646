import Apus
import HiggsToTauTauEvents
import TestSupport
import Testing

@Suite("Derived quantities of the Higgs challenge")
struct DerivedQuantityTests {
  static let path = "data/higgsml-2014/atlas-higgs-challenge-2014-v2_first22889.csv"

  /// The columns are rounded to three decimals, and so are the momenta and angles that they are recomputed
  /// from: an angle wrong by 5e-4 moves a mass by that times a momentum.
  @Test(
    .enabled(if: SharedData.mayUse(path), "\(SharedData.skipped)"),
    arguments: DerivedQuantity.allCases)
  func `at zero shift the stored column is recomputed`(_ quantity: DerivedQuantity) throws {
    let table = try ChallengeFile.read(SharedData.url(Self.path).path)
    let stored = try table[quantity.rawValue]
    let events = try table.challengeEvents()
    let differences = zip(stored, events).map { abs($0 - quantity.value(of: $1)) }.sorted()
    let limits = Self.limits(of: quantity)
    #expect(differences[differences.count * 99 / 100] <= limits.usual)
    #expect(differences.last! <= limits.largest)
  }

  /// The largest difference from rounding in 99 of 100 events, and in all.
  private static func limits(of quantity: DerivedQuantity) -> (usual: Double, largest: Double) {
    switch quantity {
    case .sumPt: (1.5e-3, 1.5e-3)
    case .ptRatio: (6e-4, 7e-4)
    case .separation: (1.3e-3, 1.7e-3)
    case .transverseMass, .visibleMass, .higgsPt, .totalPt: (0.1, 0.3)
    // Its sign is open where lepton and tau are back to back, within the rounding of their azimuths.
    case .missingCentrality: (5e-3, 2 * 2.0.squareRoot())
    }
  }
}
