/// A particle that stops in the argon.
public enum Particle: String, CaseIterable, Sendable {
  case muon, proton

  /// Its mass, MeV.
  public var mass: Double {
    switch self {
    case .muon: Constants.muonMass
    case .proton: Constants.protonMass
    }
  }
}
