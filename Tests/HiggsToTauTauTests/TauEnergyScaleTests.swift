import Apus
import Foundation
import HiggsToTauTauEvents
import Testing

@Suite("Tau energy scale")
struct TauEnergyScaleTests {
  private let event = ChallengeEvent(
    tau: Particle(pt: 40, eta: 0.5, phi: 1, mass: ChallengeEvent.tauMass),
    lepton: Particle(pt: 30, eta: -0.2, phi: -2),
    missing: TransverseVector(pt: 25, phi: 0.3),
    jets: [Particle(pt: 60, eta: 1, phi: 2.5)], jetSum: 60)

  @Test func `what the tau gains is taken from the missing momentum`() {
    let shifted = event.scalingTau(by: 1.03)
    #expect(abs(shifted.tau.pt - 41.2) < 1e-12)
    let before = event.tau.transverse + event.missing
    let after = shifted.tau.transverse + shifted.missing
    #expect(abs(before.x - after.x) < 1e-12 && abs(before.y - after.y) < 1e-12)
  }

  /// Tau and missing momentum together stay as they are, and with them every sum that holds both.
  @Test(arguments: [DerivedQuantity.higgsPt, .totalPt, .separation])
  func `what holds tau and missing momentum together does not move`(_ quantity: DerivedQuantity) {
    let shifted = event.scalingTau(by: 0.97)
    #expect(abs(quantity.value(of: shifted) - quantity.value(of: event)) < 1e-12)
  }

  @Test func `the visible mass of nearly massless particles grows with the root of the scale`() {
    let ratio =
      DerivedQuantity.visibleMass.value(of: event.scalingTau(by: 1.03))
      / DerivedQuantity.visibleMass.value(of: event)
    #expect(abs(ratio - 1.03.squareRoot()) < 1e-5)
  }

  @Test func `the missing momentum is central between lepton and tau`() {
    var event = event
    event.missing = TransverseVector(pt: 10, phi: event.lepton.phi + 1.5)
    #expect(abs(DerivedQuantity.missingCentrality.value(of: event) - 2.squareRoot()) < 1e-12)
    event.missing = TransverseVector(pt: 10, phi: event.tau.phi)
    #expect(abs(DerivedQuantity.missingCentrality.value(of: event) - 1) < 1e-12)
    event.missing = TransverseVector(pt: 10, phi: event.lepton.phi + 1.5 + .pi)
    #expect(abs(DerivedQuantity.missingCentrality.value(of: event) + 2.squareRoot()) < 1e-12)
  }

  @Test func `the transverse mass is 2 p for lepton and missing momentum of equal size, opposite`()
  {
    var event = event
    event.missing = TransverseVector(pt: 30, phi: event.lepton.phi + .pi)
    #expect(abs(DerivedQuantity.transverseMass.value(of: event) - 60) < 1e-12)
  }
}
