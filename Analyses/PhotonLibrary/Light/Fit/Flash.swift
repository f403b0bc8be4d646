import Foundation
import NumericalMethods

/// Photons that start at one point at once, and what the tiles count of them.
public struct Flash: Hashable, Sendable {
  /// Where, in cm.
  public let position: Position
  /// How many photons started.
  public let photons: Double
  /// What each tile counted.
  public let counts: [Double]

  /// - Parameters:
  ///   - position: Where, in cm.
  ///   - photons: How many photons started.
  ///   - counts: What each tile counted.
  public init(position: Position, photons: Double, counts: [Double]) {
    (self.position, self.photons, self.counts) = (position, photons, counts)
  }

  /// A flash without fluctuations: counts are what is expected.
  ///
  /// - Parameters:
  ///   - position: Where, in cm.
  ///   - photons: How many photons start.
  ///   - detector: What counts them, by its exact visibility.
  public init(expectedFrom position: Position, photons: Double, in detector: LightDetector) {
    let visibility = detector.visibility(from: position)
    self.init(
      position: position, photons: photons,
      counts: zip(visibility, detector.efficiencies).map {
        photons * $0 * $1 + detector.darkCounts
      })
  }

  /// A simulated flash: Poisson counts around what is expected.
  ///
  /// - Parameters:
  ///   - position: Where, in cm.
  ///   - photons: How many photons start.
  ///   - detector: What counts them, by its exact visibility.
  ///   - seed: Which counts.
  public init(
    simulatedFrom position: Position, photons: Double, in detector: LightDetector, seed: UInt64
  ) {
    let expected = Flash(expectedFrom: position, photons: photons, in: detector)
    let stream = RandomStream(seed: seed, purpose: "flash")
    self.init(
      position: position, photons: photons,
      counts: expected.counts.enumerated().map {
        Double(stream.poisson(mean: $1, at: UInt64($0)))
      })
  }

  /// A flash somewhere at least 3 cm inside the detector, of 2 · 10⁵ to 10⁶ photons, all logarithms alike.
  ///
  /// At some 2.4 · 10⁴ photons for each MeV (a field of 0.5 kV/cm) these are 8 to 40 MeV.
  ///
  /// - Parameters:
  ///   - detector: What counts the photons, by its exact visibility.
  ///   - seed: Which flash.
  public static func random(in detector: LightDetector, seed: UInt64) -> Flash {
    let place = detector.randomPoints(1, margin: 3, seed: seed, purpose: "flash")[0]
    let share = RandomStream(seed: seed, purpose: "photons of the flash").uniform(at: 0)
    return Flash(
      simulatedFrom: place, photons: 2e5 * exp(share * log(5)), in: detector, seed: seed)
  }
}
