import Foundation

/// The mean and the covariance of a pixel's hit over the noise.
///
/// The trigger is averaged over the reset's noise by a sum over 161 values within ±5 widths; the noise of
/// the sample and the rounding of the ADC (1/12) are added to the variance of the counts.
public struct HitSpread: Sendable {
  /// ⟨counts⟩.
  public var counts: Double
  /// ⟨tick⟩ from the particles' passage.
  public var tick: Double
  /// The variance of the counts.
  public var countsVariance: Double
  /// The variance of the tick; at least that of a rounded number, 1/12.
  public var tickVariance: Double
  /// Their covariance.
  public var covariance: Double

  /// - Parameters:
  ///   - waveform: The charge by the end of each tick, electrons.
  ///   - first: The first tick.
  /// - Returns: Nil where part of the noise leaves the charge below the threshold.
  init?(_ waveform: ArraySlice<Double>, first: Int) {
    let points = 80
    var (total, sums) = (0.0, [0.0, 0, 0, 0, 0])
    for point in -points...points {
      let u = 5 * Double(point) / Double(points)
      guard let (tick, charge) = Readout.sample(waveform, reset: u * Constants.resetNoise) else {
        return nil
      }
      let (weight, level) = (exp(-0.5 * u * u), Digitiser.level(charge: charge))
      let ticks = Double(tick)
      total += weight
      for (index, value) in [level, ticks, level * level, ticks * ticks, level * ticks].enumerated()
      {
        sums[index] += weight * value
      }
    }
    let mean = sums.map { $0 / total }
    let sampling = Constants.samplingNoise * Digitiser.countsPerElectron
    (counts, tick) = (mean[0], mean[1] + Double(first))
    countsVariance = mean[2] - mean[0] * mean[0] + sampling * sampling + 1 / 12.0
    tickVariance = max(mean[3] - mean[1] * mean[1], 1 / 12.0)
    covariance = mean[4] - mean[0] * mean[1]
  }
}

extension PlainSimulation {
  /// The spread of every pixel's hit; nil for pixels near the threshold.
  public func spreads(_ detector: DetectorParameters) -> [HitSpread?] {
    let waveforms = waveforms(detector)
    return map.pixels.indices.map {
      HitSpread(waveforms[$0], first: waveforms.firstTicks[$0])
    }
  }
}
