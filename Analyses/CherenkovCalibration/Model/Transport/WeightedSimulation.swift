import Foundation
import NumericalMethods

/// Photons followed by expectation: every step leaves the weight that is detected there, and the rest
/// goes on.
///
/// With D to the wall and p = e^(−D/S), a step detects p(1 − R)e^(−D/A). The rest has two branches:
/// reflected, of weight pR·e^(−D/A), and scattered after s = −S·log(1 − u(1 − p)), of weight
/// (1 − p)e^(−s/A). One is drawn in proportion to the weights and carries their sum, which leaves
/// every mean over photons what ``PlainSimulation`` has, up to the weight left after the last step.
public struct WeightedSimulation: Sendable {
  /// The weight detected at a place on the wall.
  public struct Hit: Sendable, Hashable {
    /// Where, in metres.
    public let place: SIMD3<Double>
    /// The share of the photon detected.
    public let weight: Double
    /// The path to there, in metres.
    public let path: Double
    /// How often the wall has reflected it.
    public let reflections: Int
    /// How often it was scattered.
    public let scatterings: Int
  }

  /// The tank.
  public let cylinder: Cylinder

  /// The water and the wall.
  public let medium: Medium

  private let draws: RandomStream

  /// A simulation of a tank, with the random numbers of a seed.
  public init(cylinder: Cylinder, medium: Medium, seed: UInt64) {
    self.cylinder = cylinder
    self.medium = medium
    draws = RandomStream(seed: seed, purpose: "cherenkov-weighted")
  }

  /// What of photon number `index` is detected in a number of steps, and the weight left then.
  ///
  /// - Throws: ``CherenkovModelError`` if it starts outside the tank.
  public func hits(
    ofPhoton index: UInt32, from start: SIMD3<Double>, along first: SIMD3<Double>, steps: UInt16
  ) throws -> (hits: [Hit], left: Double) {
    guard cylinder.contains(start) else {
      throw CherenkovModelError(
        description: "Photon \(index) starts at \(start) m, outside the cylinder of radius "
          + "\(cylinder.radius) m and height \(cylinder.height) m.")
    }
    var (position, direction, path, weight) = (start, first, 0.0, 1.0)
    var (hits, reflections): ([Hit], Int) = ([], 0)
    for step in 0..<UInt64(steps) where weight > 0 {
      let number = 4 * (UInt64(index) << 16 + step)
      let wall = cylinder.wall(from: position, along: direction)
      let reach = exp(-wall.distance / medium.scatteringLength)
      let survives = reach * exp(-wall.distance / medium.absorptionLength)
      hits.append(
        Hit(
          place: position + wall.distance * direction,
          weight: weight * survives * (1 - medium.reflectivity), path: path + wall.distance,
          reflections: reflections, scatterings: Int(step) - reflections))
      let reflected = survives * medium.reflectivity
      let flight = scatteringPath(draws.uniform(at: number), within: wall.distance)
      let scattered = (1 - reach) * exp(-flight / medium.absorptionLength)
      weight *= reflected + scattered
      let reflects = draws.uniform(at: number + 1) * (reflected + scattered) < reflected
      let length = reflects ? wall.distance : flight
      position += length * direction
      path += length
      if reflects { reflections += 1 }
      direction =
        reflects
        ? Directions.reflected(direction, at: wall.normal)
        : Directions.turned(
          direction, cosine: Directions.rayleighCosine(draws.uniform(at: number + 2)),
          azimuth: 2 * .pi * draws.uniform(at: number + 3))
    }
    return (hits, weight)
  }

  /// A path of mean S before cutting, cut off at the wall; 0 where nothing scatters.
  private func scatteringPath(_ u: Double, within distance: Double) -> Double {
    let length = medium.scatteringLength
    guard length.isFinite else { return 0 }
    return min(-length * log1p(u * expm1(-distance / length)), distance)
  }
}
