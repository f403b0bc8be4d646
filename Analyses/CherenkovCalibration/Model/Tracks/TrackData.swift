import NumericalMethods

extension TrackSetup {
  /// The counts of a track through ``PlainSimulation``, `[sensors]`.
  ///
  /// A Poisson number of photons that would be counted if they arrive starts along the track in proportion to
  /// Frank's and Tamm's yield, each at its angle about a smeared direction, and is followed to its end.
  ///
  /// - Parameters:
  ///   - track: The muon.
  ///   - seed: Of photons and counts.
  /// - Throws: ``CherenkovModelError`` for a track outside of the tank.
  public func counts(of track: MuonTrack, seed: UInt64) throws -> [Double] {
    let simulation = PlainSimulation(cylinder: layout.cylinder, medium: medium, seed: seed)
    let draws = RandomStream(seed: seed, purpose: "muon-photons")
    let normals = RandomStream(seed: seed, purpose: "muon-smearing")
    let numbers = RandomStream(seed: seed, purpose: "muon-numbers")
    let range = ranges.range(kineticEnergy: track.energy)
    let length = range - ranges.threshold
    let most = Water.photonsPerMetre(cosine: ranges.cosine(left: range))
    var counts = (0..<layout.count).map {
      Double(numbers.poisson(mean: darkCounts, at: UInt64($0 + 1)))
    }
    // Thinned to the yield where it is less than at the start.
    let candidates = numbers.poisson(mean: quantumEfficiency * most * max(length, 0), at: 0)
    for photon in 0..<UInt64(candidates) {
      let left = ranges.threshold + length * draws.uniform(at: 4 * photon)
      let cosine = ranges.cosine(left: left)
      guard draws.uniform(at: 4 * photon + 1) * most < Water.photonsPerMetre(cosine: cosine) else {
        continue
      }
      let (a, b) = (normals.normal(at: 2 * photon), normals.normal(at: 2 * photon + 1))
      let smeared = Directions.turned(
        track.direction,
        cosine: CherenkovModel.cosine(smearing * (a * a + b * b).squareRoot()),
        azimuth: angle(b, a))
      let way = Directions.turned(
        smeared, cosine: cosine, azimuth: 2 * .pi * draws.uniform(at: 4 * photon + 2))
      let end = try simulation.end(
        ofPhoton: UInt32(photon), from: track.vertex + (range - left) * track.direction, along: way)
      if case .detected(let place, _) = end, let sensor = layout.sensor(at: place) {
        counts[sensor] += 1
      }
    }
    return counts
  }
}
