import NumericalMethods

/// Directions that cover the sphere evenly: cosines one in each of equal slices, azimuths by golden turns.
///
/// Both are shifted by random numbers of a sample, so that every direction is isotropic.
struct EvenDirections {
  let count: Int
  private let draws: RandomStream

  init(count: Int, seed: UInt64) {
    self.count = count
    draws = RandomStream(seed: seed, purpose: "cherenkov-directions")
  }

  subscript(index: Int, sample sample: Int) -> SIMD3<Double> {
    let shift = draws.uniform(at: UInt64(2 * sample))
    let turn = draws.uniform(at: UInt64(2 * sample + 1))
    let azimuth = turn + Double(index) * 0.618_033_988_749_894_9
    return Directions.isotropic(
      (Double(index) + shift) / Double(count), azimuth - azimuth.rounded(.down))
  }
}
