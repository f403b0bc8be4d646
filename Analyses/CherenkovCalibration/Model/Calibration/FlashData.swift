import NumericalMethods

/// What the sensors counted of flashes, and the truth behind.
public struct FlashData: Sendable {
  /// The true water and wall.
  public let medium: Medium
  /// The true efficiencies, `[sensors]`.
  public let efficiencies: [Double]
  /// Counts, `[sources × sensors]`.
  public let counts: [Double]

  /// Flashes of a seed through ``PlainSimulation``: a Poisson number of photons, each followed to its end
  /// and counted with the probability of its sensor.
  ///
  /// Unless given, S, R and A are uniform within 20 per cent of the reference.
  ///
  /// - Parameters:
  ///   - flashes: The sources and sensors.
  ///   - medium: The true water and wall; drawn if nil.
  ///   - seed: Of truth, photons and counts.
  /// - Throws: ``CherenkovModelError`` for a source outside of the tank.
  public init(simulating flashes: Flashes, in medium: Medium? = nil, seed: UInt64) throws {
    let truth = RandomStream(seed: seed, purpose: "cherenkov-truth")
    let medium = medium ?? flashes.reference.scaled { 0.8 + 0.4 * truth.uniform(at: $0) }
    let normals = RandomStream(seed: seed, purpose: "cherenkov-efficiencies")
    let largest = 1 / flashes.quantumEfficiency
    let efficiencies = (0..<UInt64(flashes.layout.count)).map {
      min(max(1 + flashes.efficiencySpread * normals.normal(at: $0), 0.05), largest)
    }
    let simulation = PlainSimulation(
      cylinder: flashes.layout.cylinder, medium: medium, seed: seed)
    let directions = RandomStream(seed: seed, purpose: "cherenkov-flash")
    let selection = RandomStream(seed: seed, purpose: "cherenkov-count")
    let numbers = RandomStream(seed: seed, purpose: "cherenkov-photons")
    var counts = [Double](repeating: 0, count: flashes.cellCount)
    var photon: UInt32 = 0
    for (index, source) in flashes.sources.enumerated() {
      for _ in 0..<numbers.poisson(mean: flashes.photons, at: UInt64(index)) {
        let number = UInt64(photon)
        let way = Directions.isotropic(
          directions.uniform(at: 2 * number), directions.uniform(at: 2 * number + 1))
        let end = try simulation.end(ofPhoton: photon, from: source, along: way)
        photon += 1
        guard case .detected(let place, _) = end,
          let sensor = flashes.layout.sensor(at: place)
        else { continue }
        let probability = flashes.quantumEfficiency * efficiencies[sensor]
        if selection.uniform(at: number) < probability {
          counts[index * flashes.layout.count + sensor] += 1
        }
      }
    }
    (self.medium, self.efficiencies, self.counts) = (medium, efficiencies, counts)
  }
}
