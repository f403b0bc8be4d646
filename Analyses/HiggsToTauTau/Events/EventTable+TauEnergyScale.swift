import Apus

extension EventTable {
  /// The events of a table of the challenge, as objects.
  public func challengeEvents() throws -> [ChallengeEvent] {
    let tau = try particles("PRI_tau", mass: ChallengeEvent.tauMass)
    let lepton = try particles("PRI_lep")
    let jets = [try particles("PRI_jet_leading"), try particles("PRI_jet_subleading")]
    let (met, phi) = (try column("PRI_met"), try column("PRI_met_phi"))
    let (jetCount, jetSum) = (try column("PRI_jet_num"), try column("PRI_jet_all_pt"))
    return (0..<count).map { row in
      ChallengeEvent(
        tau: tau[row], lepton: lepton[row],
        missing: TransverseVector(pt: met[row], phi: phi[row]),
        jets: jets.prefix(Int(jetCount[row])).map { $0[row] }, jetSum: jetSum[row])
    }
  }

  private func particles(_ name: String, mass: Double = 0) throws -> [Particle] {
    let (pt, eta, phi) = (
      try column("\(name)_pt"), try column("\(name)_eta"), try column("\(name)_phi")
    )
    return (0..<count).map {
      Particle(pt: pt[$0], eta: eta[$0], phi: phi[$0], mass: mass)
    }
  }

  /// The events with tau momenta multiplied by a factor, the missing transverse momentum corrected,
  /// and every column recomputed that these determine (``DerivedQuantity``).
  ///
  /// `DER_mass_MMC` needs the likelihood of the missing mass calculator, which the columns do not
  /// determine; it is left as it is, so the uncertainty on that mass is not covered.
  /// `PRI_met_sumet` is left too.
  public func scalingTaus(by factor: Double) throws -> EventTable {
    let events = try challengeEvents().map { $0.scalingTau(by: factor) }
    var table = try replacing("PRI_tau_pt", with: events.map(\.tau.pt))
      .replacing("PRI_met", with: events.map(\.missing.pt))
      .replacing("PRI_met_phi", with: events.map(\.missing.phi))
    for quantity in DerivedQuantity.allCases {
      table = try table.replacing(quantity.rawValue, with: events.map(quantity.value))
    }
    return table
  }
}
