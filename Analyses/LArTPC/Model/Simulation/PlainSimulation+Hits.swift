import NumericalMethods

extension PlainSimulation {
  /// The first hit of each pixel that has one.
  ///
  /// The charge, with what the reset left, is compared with the threshold at the end of each tick; it is
  /// sampled `holdTicks` later, with more noise, and digitised. Later hits of a pixel, and noise of the
  /// discriminator from tick to tick, are left out.
  ///
  /// - Parameters:
  ///   - detector: The detector's constants.
  ///   - seed: Of the noise; nil for none.
  public func hits(_ detector: DetectorParameters, noise seed: UInt64?) -> [Hit] {
    hits(of: waveforms(detector), noise: seed)
  }

  /// The hits of waveforms that are already there.
  func hits(of waveforms: Waveforms, noise seed: UInt64?) -> [Hit] {
    let reset = seed.map { RandomStream(seed: $0, purpose: "reset noise") }
    let sampling = seed.map { RandomStream(seed: $0, purpose: "sampling noise") }
    return map.pixels.indices.compactMap { pixel in
      let left = Constants.resetNoise * (reset?.normal(at: UInt64(pixel)) ?? 0)
      let more = Constants.samplingNoise * (sampling?.normal(at: UInt64(pixel)) ?? 0)
      guard let (tick, charge) = Readout.sample(waveforms[pixel], reset: left) else { return nil }
      return Hit(
        pixel: pixel, tick: waveforms.firstTicks[pixel] + tick,
        counts: Digitiser.counts(charge: charge + more))
    }
  }

  /// The pixels that a calibration uses: those whose hit, without noise, has a charge between limits.
  ///
  /// Twice the threshold is so far above it that noise never hides a hit, and 150 000 electrons so far
  /// below the ADC's end that none is clipped, also where the parameters are not nominal: what is kept
  /// is not chosen by what it measured. The charge has to cross the threshold once: it must not fall on its
  /// way through five widths of noise on either side, nor come back below the lower limit, as it does
  /// where neighbours induce it for a while.
  ///
  /// - Parameters:
  ///   - detector: The detector's constants.
  ///   - charges: Electrons.
  public func pixels(
    _ detector: DetectorParameters, within charges: ClosedRange<Double> = 14e3...150e3
  ) -> Set<PixelMap.PixelAddress> {
    let waveforms = waveforms(detector)
    return Set(
      map.pixels.indices.compactMap { pixel in
        guard let sample = Readout.sample(waveforms[pixel], reset: 0),
          charges.contains(sample.charge),
          Readout.crossesOnce(waveforms[pixel], staying: charges.lowerBound)
        else { return nil }
        return map.pixels[pixel]
      })
  }
}

extension PixelMap {
  /// The pixels of some tracks that a calibration uses: those that ``PlainSimulation/pixels(_:within:)``
  /// names for the nominal parameters.
  ///
  /// - Parameters:
  ///   - tracks: The tracks.
  ///   - response: What an electron induces.
  public init(forCalibrationWith tracks: [Track], response: PixelResponse) {
    let all = PlainSimulation(PixelMap(tracks, response: response))
    self.init(tracks, response: response, keeping: all.pixels(.nominal))
  }
}
