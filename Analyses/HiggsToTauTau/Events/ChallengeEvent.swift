/// The reconstructed objects of one event of the challenge: what the columns `PRI_*` say.
///
/// The columns `DER_*` are functions of them; their definitions are those of appendix B of C.
/// Adam-Bourdarios et al., "Learning to discover: the Higgs boson machine learning challenge"
/// (2014), CERN Open Data.
public struct ChallengeEvent: Sendable {
  public var tau: Particle
  public var lepton: Particle
  /// Missing transverse momentum.
  public var missing: TransverseVector
  /// The leading and the subleading jet, as many as there are.
  public var jets: [Particle]
  /// The scalar sum of the transverse momenta of all jets, in GeV.
  public var jetSum: Double

  /// The mass that the challenge gives a hadronic tau, in GeV; it is not a column.
  public static let tauMass = 0.8

  public init(
    tau: Particle, lepton: Particle, missing: TransverseVector, jets: [Particle], jetSum: Double
  ) {
    (self.tau, self.lepton, self.missing) = (tau, lepton, missing)
    (self.jets, self.jetSum) = (jets, jetSum)
  }

  /// The event as it is if tau momenta are `factor` times as large: what the tau gains is taken
  /// from the missing transverse momentum, pmiss → pmiss − (factor − 1) pτ.
  public func scalingTau(by factor: Double) -> ChallengeEvent {
    var event = self
    event.missing = missing - (factor - 1) * tau.transverse
    event.tau.pt *= factor
    return event
  }
}
