/// A straight piece of a track with the energy that was lost on it.
///
/// x and y lie in the anode's plane, z is the distance from the anode; lengths in cm.
public struct Step: Hashable, Sendable {
  /// The middle.
  public var centre: SIMD3<Double>
  /// From the beginning to the end.
  public var extent: SIMD3<Double>
  /// The energy lost, MeV.
  public var energy: Double

  /// The length, cm.
  public var length: Double { (extent * extent).sum().squareRoot() }

  /// dE/dx, MeV/cm.
  public var energyLoss: Double { energy / length }
}

/// The steps of one particle, which is an event of its own.
public struct Track: Sendable {
  /// What it is.
  public var particle: Particle
  /// From where it enters to where it stops.
  public var steps: [Step]
}
