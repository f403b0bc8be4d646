import Foundation

/// A muon: transverse momentum in GeV, pseudorapidity, azimuth, charge.
public struct Muon: Sendable, Hashable {
  public var pt: Double
  public var eta: Double
  public var phi: Double
  public var charge: Int

  /// In GeV (Particle Data Group).
  public static let mass = 0.1056584

  public init(pt: Double, eta: Double, phi: Double, charge: Int) {
    (self.pt, self.eta, self.phi, self.charge) = (pt, eta, phi, charge)
  }

  /// - Parameters:
  ///   - momentum: Not along the beam.
  ///   - charge: 1 or −1.
  init(_ momentum: FourVector, charge: Int) {
    self.init(
      pt: momentum.pt, eta: asinh(momentum.z / momentum.pt), phi: atan2(momentum.y, momentum.x),
      charge: charge)
  }

  /// Energy and momentum.
  public var momentum: FourVector {
    let z = pt * sinh(eta)
    return FourVector(
      energy: (pt * pt + z * z + Self.mass * Self.mass).squareRoot(), x: pt * cos(phi),
      y: pt * sin(phi), z: z)
  }
}
