import Foundation

/// A column `DER_*` that the momenta of tau and lepton and the missing momentum determine.
///
/// The remaining ones are either functions of jets and directions alone, which a shift of the tau's
/// energy leaves alone, or `DER_mass_MMC`, which the columns do not determine.
public enum DerivedQuantity: String, CaseIterable, Sendable {
  case transverseMass = "DER_mass_transverse_met_lep"
  case visibleMass = "DER_mass_vis"
  case higgsPt = "DER_pt_h"
  case separation = "DER_deltar_tau_lep"
  case totalPt = "DER_pt_tot"
  case sumPt = "DER_sum_pt"
  case ptRatio = "DER_pt_ratio_lep_tau"
  case missingCentrality = "DER_met_phi_centrality"

  /// The column's value for an event.
  public func value(of event: ChallengeEvent) -> Double {
    switch self {
    case .transverseMass: event.transverseMass
    case .visibleMass: event.tau.invariantMass(with: event.lepton)
    case .higgsPt: event.higgsMomentum.pt
    case .separation: event.tau.separation(from: event.lepton)
    case .totalPt: event.jets.reduce(event.higgsMomentum) { $0 + $1.transverse }.pt
    case .sumPt: event.tau.pt + event.lepton.pt + event.jetSum
    case .ptRatio: event.lepton.pt / event.tau.pt
    case .missingCentrality: event.missingCentrality
    }
  }
}

extension ChallengeEvent {
  /// The vector sum of what the Higgs boson decays to.
  var higgsMomentum: TransverseVector { tau.transverse + lepton.transverse + missing }

  /// √((pℓ + pmiss)² − |p⃗ℓ + p⃗miss|²) = √(2 pℓ pmiss (1 − cos Δφ)), stable for small Δφ.
  var transverseMass: Double {
    2 * (lepton.pt * missing.pt).squareRoot() * abs(sin((lepton.phi - missing.phi) / 2))
  }

  /// (A + B) / √(A² + B²), with A = sin(φmiss − φℓ) sign(sin(φτ − φℓ)), B = sin(φτ − φmiss)
  /// sign(sin(φτ − φℓ)): √2 where the missing momentum bisects lepton and tau, 1 along either,
  /// below outside; −√2 opposite.
  var missingCentrality: Double {
    let sign: Double = sin(tau.phi - lepton.phi) < 0 ? -1 : 1
    let a = sign * sin(missing.phi - lepton.phi)
    let b = sign * sin(tau.phi - missing.phi)
    let length = hypot(a, b)
    return length > 0 ? (a + b) / length : 0
  }
}
