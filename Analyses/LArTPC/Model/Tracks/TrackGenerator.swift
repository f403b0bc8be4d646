import Foundation
import NumericalMethods

/// Stopping muons and protons, spread over the drift volume.
///
/// A particle enters with a residual range of its own and is followed to its end in steps of equal
/// length; each loses T(r) − T(r − Δ). Directions are isotropic within a band around the anode's plane,
/// as a track along the drift lights few pixels for long. What would leave the drift volume is drawn
/// again.
public struct TrackGenerator: Sendable {
  /// Tracks of each particle.
  public var counts: [Particle: Int] = [.muon: 8, .proton: 6]
  /// The particles' residual ranges, cm.
  public var ranges: [Particle: ClosedRange<Double>] = [.muon: 15...30, .proton: 4...12]
  /// Where tracks' middles lie, as parts of the drift length.
  public var drift: ClosedRange<Double> = 0.05...0.95
  /// The largest |cos| of the angle between track and drift.
  public var largestCosine = 0.6
  /// The length of a step, cm.
  public var step = 0.1
  /// Whether the lost energy fluctuates.
  public var straggles = false
  /// The seed of everything that is drawn.
  public var seed: UInt64

  /// Eight muons and six protons.
  public init(seed: UInt64) { self.seed = seed }

  /// The tracks: first muons, then protons.
  public func tracks() -> [Track] {
    Particle.allCases.flatMap { particle in
      let table = RangeTable(particle)
      let draws = RandomStream(seed: seed, purpose: "\(particle.rawValue) tracks")
      return (0..<(counts[particle] ?? 0)).map { track(particle, table, draws, UInt64($0)) }
    }
  }

  private func track(
    _ particle: Particle, _ table: RangeTable, _ draws: RandomStream, _ index: UInt64
  ) -> Track {
    for attempt in 0..<1000 as Range<UInt64> {
      let u = draws.uniforms(count: 6, startingAt: index * 6000 + attempt * 6)
      let range = value(u[0], in: ranges[particle] ?? 10...10)
      let cosine = largestCosine * (2 * u[1] - 1)
      let sine = (1 - cosine * cosine).squareRoot()
      let direction = SIMD3(sine * cos(2 * .pi * u[2]), sine * sin(2 * .pi * u[2]), cosine)
      let z = Constants.driftLength * value(u[3], in: drift)
      let half = 0.5 * range * abs(cosine)
      guard z - half > 0.5, z + half < Constants.driftLength else { continue }
      let middle = SIMD3(u[4], u[5], 0) * Constants.pixelPitch + SIMD3(0, 0, z)
      let stream = RandomStream(
        seed: seed, purpose: "straggling of \(particle.rawValue) \(index)")
      return Track(
        particle: particle,
        steps: steps(
          particle, table, range, from: middle - 0.5 * range * direction, direction, stream))
    }
    preconditionFailure(
      "no \(particle.rawValue) of range \(String(describing: ranges[particle])) cm fits between "
        + "the anode and the cathode at \(drift) of the drift")
  }

  private func steps(
    _ particle: Particle, _ table: RangeTable, _ range: Double, from start: SIMD3<Double>,
    _ direction: SIMD3<Double>, _ stream: RandomStream
  ) -> [Step] {
    let count = max(1, Int((range / step).rounded()))
    let length = range / Double(count)
    return (0..<count).map { index in
      let left = range - Double(index) * length
      let energy = table.kineticEnergy(range: left)
      var lost = energy - table.kineticEnergy(range: left - length)
      if straggles {
        let variance = StoppingPower.straggling(
          length: length, kineticEnergy: max(energy, 1), of: particle)
        lost = max(0.2 * lost, lost + variance.squareRoot() * stream.normal(at: UInt64(index)))
      }
      return Step(
        centre: start + direction * ((Double(index) + 0.5) * length), extent: direction * length,
        energy: lost)
    }
  }

  private func value(_ u: Double, in range: ClosedRange<Double>) -> Double {
    range.lowerBound + u * (range.upperBound - range.lowerBound)
  }
}
