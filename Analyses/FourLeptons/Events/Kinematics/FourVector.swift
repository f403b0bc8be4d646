import Foundation

/// Energy and momentum in GeV.
public struct FourVector: Sendable, Hashable {
  public var energy: Double
  public var x: Double
  public var y: Double
  public var z: Double

  public init(energy: Double, x: Double, y: Double, z: Double) {
    (self.energy, self.x, self.y, self.z) = (energy, x, y, z)
  }

  public static func + (a: Self, b: Self) -> Self {
    Self(energy: a.energy + b.energy, x: a.x + b.x, y: a.y + b.y, z: a.z + b.z)
  }

  /// √(E² − p²); 0 where rounding makes it negative.
  public var mass: Double {
    max(energy * energy - x * x - y * y - z * z, 0).squareRoot()
  }

  /// The transverse momentum.
  public var pt: Double { hypot(x, y) }

  /// What this vector, given in the rest frame of `frame`, is in the frame that `frame` is given in.
  ///
  /// - Precondition: The mass of `frame` is positive.
  func boosted(from frame: FourVector) -> FourVector {
    let mass = frame.mass
    let along = x * frame.x + y * frame.y + z * frame.z
    let energy = (frame.energy * energy + along) / mass
    let factor = (energy + self.energy) / (frame.energy + mass)
    return FourVector(
      energy: energy, x: x + factor * frame.x, y: y + factor * frame.y, z: z + factor * frame.z)
  }
}
