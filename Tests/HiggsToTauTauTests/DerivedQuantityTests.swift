import Apus
import HiggsToTauTauEvents
import TestSupport
import Testing

@Suite("Derived quantities of the Higgs challenge")
struct DerivedQuantityTests {
  static let path = "data/higgsml-2014/atlas-higgs-challenge-2014-v2_first22889.csv"

  /// The columns are rounded to three decimals, and so are the momenta they are recomputed from: an angle
  /// wrong by 5e-4 moves a mass by that times a momentum.
  @Test(
    .enabled(if: SharedData.mayUse(path), "\(SharedData.skipped)"),
    arguments: DerivedQuantity.allCases)
  func `at zero shift the stored column is recomputed`(_ quantity: DerivedQuantity) throws {
    let table = try ChallengeFile.read(SharedData.url(Self.path).path)
    let stored = try table[quantity.rawValue]
    let events = try table.challengeEvents()
    let differences = zip(stored, events).map { abs($0 - quantity.value(of: $1)) }.sorted()
    let tolerance = Self.tolerance(of: quantity)
    let within = differences.count { $0 <= tolerance.rounding }
    #expect(Double(within) >= 0.99 * Double(differences.count))
    #expect(differences.last! <= tolerance.largest)
  }

  /// Differences from rounding: of 99 in 100 events, and of all.
  private static func tolerance(of quantity: DerivedQuantity) -> (rounding: Double, largest: Double)
  {
    switch quantity {
    case .sumPt, .ptRatio, .separation: (2e-3, 5e-3)
    case .transverseMass, .visibleMass, .higgsPt, .totalPt: (0.2, 1)
    case .missingCentrality: (0.02, 3)
    }
  }
}
