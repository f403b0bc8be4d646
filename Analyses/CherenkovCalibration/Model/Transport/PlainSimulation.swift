import NumericalMethods

/// Photons followed one at a time with hard choices: no weights, no graph.
///
/// Three things compete for a photon at distance D from the wall: scattering after a path drawn from
/// mean S, absorption after one from mean A, and the wall; the nearest happens. At the wall it is
/// reflected with probability R and detected otherwise. So the probability of being detected at
/// once is e^(−D/S)·(1 − R)·e^(−D/A).
public struct PlainSimulation: Sendable {
  /// How a photon ends.
  public enum End: Sendable, Hashable {
    /// Detected at a place on the wall, after a path in metres.
    case detected(at: SIMD3<Double>, path: Double)
    /// Absorbed in the water.
    case absorbed
    /// Neither, after ``PlainSimulation/maximumSteps`` reflections and scatterings.
    case unfinished
  }

  /// The tank.
  public let cylinder: Cylinder

  /// The water and the wall.
  public let medium: Medium

  /// After how many steps a photon is given up, so that no lossless tank holds one for ever.
  public let maximumSteps = 1024

  private let flights: RandomStream
  private let turns: RandomStream

  /// A simulation of a tank, with the random numbers of a seed.
  public init(cylinder: Cylinder, medium: Medium, seed: UInt64) {
    self.cylinder = cylinder
    self.medium = medium
    flights = RandomStream(seed: seed, purpose: "cherenkov-flight")
    turns = RandomStream(seed: seed, purpose: "cherenkov-turn")
  }

  /// The end of photon number `index`, which starts inside the tank along a unit vector.
  ///
  /// - Throws: ``CherenkovModelError`` if it starts outside.
  public func end(
    ofPhoton index: UInt32, from start: SIMD3<Double>, along first: SIMD3<Double>
  ) throws -> End {
    guard cylinder.contains(start) else {
      throw CherenkovModelError(
        description: "Photon \(index) starts at \(start) m, outside the cylinder of radius "
          + "\(cylinder.radius) m and height \(cylinder.height) m.")
    }
    var (position, direction, path) = (start, first, 0.0)
    for step in 0..<maximumSteps {
      let number = 4 * (UInt64(index) * UInt64(maximumSteps) + UInt64(step))
      let wall = cylinder.wall(from: position, along: direction)
      let scattering = medium.scatteringLength * flights.exponential(at: number)
      let absorption = medium.absorptionLength * flights.exponential(at: number + 1)
      if absorption < min(scattering, wall.distance) { return .absorbed }
      let length = min(scattering, wall.distance)
      position += length * direction
      path += length
      if scattering < wall.distance {
        let cosine = Directions.rayleighCosine(turns.uniform(at: number))
        let azimuth = 2 * .pi * turns.uniform(at: number + 1)
        direction = Directions.turned(direction, cosine: cosine, azimuth: azimuth)
      } else if flights.uniform(at: number + 2) < medium.reflectivity {
        direction = Directions.reflected(direction, at: wall.normal)
      } else {
        return .detected(at: position, path: path)
      }
    }
    return .unfinished
  }
}
