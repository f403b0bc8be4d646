import Apus
import Foundation

extension EventTable {
  /// The events turned about the beam so that the tau is at azimuth 0, and mirrored so that its
  /// pseudorapidity and the lepton's azimuth are positive.
  ///
  /// Beams and detector are symmetric under both, so nothing is lost that tells signal from
  /// background, and a network need not learn the symmetries from few events. Columns `DER_*` do
  /// not change.
  public func aligned() throws -> EventTable {
    let (tauPhi, tauEta) = (try column("PRI_tau_phi"), try column("PRI_tau_eta"))
    let lepton = zip(try column("PRI_lep_phi"), tauPhi).map { wrapped($0 - $1) }
    let (flipsPhi, flipsEta) = (lepton.map { $0 < 0 }, tauEta.map { $0 < 0 })
    var table = self
    for name in ["tau", "lep", "met", "jet_leading", "jet_subleading"] {
      let present = try presence(of: name)
      let phi = try column("PRI_\(name)_phi")
      table = try table.replacing(
        "PRI_\(name)_phi",
        with: phi.indices.map { row in
          guard present[row] else { return phi[row] }
          let turned = wrapped(phi[row] - tauPhi[row])
          return flipsPhi[row] ? -turned : turned
        })
      guard name != "met" else { continue }
      let eta = try column("PRI_\(name)_eta")
      table = try table.replacing(
        "PRI_\(name)_eta",
        with: eta.indices.map { present[$0] && flipsEta[$0] ? -eta[$0] : eta[$0] })
    }
    return table
  }

  /// Whether each event has the object: jets may be missing.
  private func presence(of name: String) throws -> [Bool] {
    let jets = ["jet_leading": 1.0, "jet_subleading": 2.0]
    let needed = jets[name] ?? 0
    return try column("PRI_jet_num").map { $0 >= needed }
  }
}

/// An angle brought to −π...π.
private func wrapped(_ angle: Double) -> Double { remainder(angle, 2 * .pi) }
