import Studies

extension ClosureFit {
  /// A muon simulated and fitted, everything of one seed.
  ///
  /// - Parameters:
  ///   - setup: The tank.
  ///   - softness: σ of the soft sensors, in metres.
  ///   - photons: How many represent the light.
  ///   - seed: Of track, photons, guess and model.
  /// - Throws: What the simulation or the fit throws.
  public init(findingTrackIn setup: TrackSetup, softness: Double, photons: Int, seed: UInt64) throws
  {
    let truth = try MuonTrack.random(in: setup.layout.cylinder, setup.ranges, seed: seed)
    let counts = try setup.counts(of: truth, seed: seed)
    let light = try TrackLight(
      setup, softness: softness, photons: photons, seed: seed &+ 1 << 32)
    let guess = truth.guess(seed: seed)
    let fit = try TrackFitter(light).fit(counts, from: guess)
    let wanted = light.parameters(of: truth, from: guess)
    let names = ["x", "y", "z", "slope 1", "slope 2", "log T"]
    self.init(
      names.enumerated().map { index, name in
        Quantity(
          name, truth: wanted[index], estimate: fit.parameters[index], error: fit.errors[index])
      }, failure: fit.outcome.isConverged ? nil : "\(fit.outcome)")
  }
}
