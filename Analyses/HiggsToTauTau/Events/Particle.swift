import Foundation

/// A reconstructed object: transverse momentum and mass in GeV, pseudorapidity, azimuth.
public struct Particle: Sendable, Hashable {
  public var pt: Double
  public var eta: Double
  public var phi: Double
  public var mass: Double

  public init(pt: Double, eta: Double, phi: Double, mass: Double = 0) {
    (self.pt, self.eta, self.phi, self.mass) = (pt, eta, phi, mass)
  }

  public var transverse: TransverseVector { TransverseVector(pt: pt, phi: phi) }

  var pz: Double { pt * sinh(eta) }

  var energy: Double {
    let momentum = pt * cosh(eta)
    return (momentum * momentum + mass * mass).squareRoot()
  }

  /// The invariant mass of two particles, √((E₁ + E₂)² − |p₁ + p₂|²).
  public func invariantMass(with other: Particle) -> Double {
    let energy = energy + other.energy
    let sum = (transverse: transverse + other.transverse, z: pz + other.pz)
    let square = energy * energy - sum.transverse.pt * sum.transverse.pt - sum.z * sum.z
    return max(square, 0).squareRoot()
  }

  /// √(Δη² + Δφ²), Δφ taken the shorter way round.
  public func separation(from other: Particle) -> Double {
    hypot(eta - other.eta, remainder(phi - other.phi, 2 * .pi))
  }
}
