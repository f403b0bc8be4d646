import NumericalMethods

/// A muon that starts and stops in the tank.
public struct MuonTrack: Sendable {
  /// Where it starts, in metres.
  public var vertex: SIMD3<Double>
  /// A unit vector.
  public var direction: SIMD3<Double>
  /// The kinetic energy at the start, in MeV.
  public var energy: Double

  /// - Parameters:
  ///   - vertex: Where it starts, in metres.
  ///   - direction: A unit vector.
  ///   - energy: The kinetic energy, in MeV.
  public init(vertex: SIMD3<Double>, direction: SIMD3<Double>, energy: Double) {
    (self.vertex, self.direction, self.energy) = (vertex, direction, energy)
  }

  /// A track of a seed: 200 to 400 MeV in any direction, at least 0.3 m from the wall from its start to its end.
  ///
  /// - Throws: ``CherenkovModelError`` for a tank in which no such track is found.
  public static func random(in tank: Cylinder, _ ranges: MuonRange, seed: UInt64) throws
    -> MuonTrack
  {
    let draws = RandomStream(seed: seed, purpose: "muon-track")
    func isInside(_ place: SIMD3<Double>) -> Bool {
      let radius = max(tank.radius - 0.3, 0)
      return place.x * place.x + place.y * place.y < radius * radius
        && abs(place.z) < tank.height / 2 - 0.3
    }
    for attempt in 0..<100_000 {
      let u = (0..<6).map { draws.uniform(at: UInt64(6 * attempt + $0)) }
      let track = MuonTrack(
        vertex: [
          tank.radius * (2 * u[0] - 1), tank.radius * (2 * u[1] - 1), tank.height * (u[2] - 0.5),
        ],
        direction: Directions.isotropic(u[3], u[4]), energy: 200 + 200 * u[5])
      let end = track.vertex + ranges.range(kineticEnergy: track.energy) * track.direction
      if isInside(track.vertex) && isInside(end) { return track }
    }
    throw CherenkovModelError(
      description:
        "The tank of radius \(tank.radius) and height \(tank.height) m is too small for muons of"
        + " 200 to 400 MeV that stay 0.3 m from the wall.")
  }

  /// A track near this one, as a quick search would give it: 0.15 m in each coordinate, 0.1 rad in each of two
  /// angles and 15 per cent of energy away on average.
  public func guess(seed: UInt64) -> MuonTrack {
    let draws = RandomStream(seed: seed, purpose: "muon-guess")
    let shift = SIMD3(draws.normal(at: 0), draws.normal(at: 1), draws.normal(at: 2))
    let (a, b) = (draws.normal(at: 3), draws.normal(at: 4))
    let angle = 0.1 * (a * a + b * b).squareRoot()
    return MuonTrack(
      vertex: vertex + 0.15 * shift,
      direction: Directions.turned(
        direction, cosine: cosine(angle), azimuth: CherenkovModel.angle(b, a)),
      energy: energy * exponential(0.15 * draws.normal(at: 5)))
  }
}
