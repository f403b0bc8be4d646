import Studies

extension ClosureFit {
  /// Flashes simulated and fitted, with truth, photons and sampled paths of one seed.
  ///
  /// The quantities are 1/S, R and 1/A, whose errors are more even than those of lengths, the efficiencies of
  /// three sensors, their mean over all sensors, and Σ pull² of all efficiencies, which is to be as many as there are.
  ///
  /// - Parameters:
  ///   - flashes: Sources and sensors.
  ///   - sampled: Photons sampled for each source.
  ///   - seed: Of everything.
  /// - Throws: What the simulation or the fit throws.
  public init(fitting flashes: Flashes, sampled: Int, seed: UInt64) throws {
    let data = try FlashData(simulating: flashes, seed: seed)
    let fitter = FlashFitter(try SampledLight(flashes, photons: sampled, seed: seed &+ 1 << 32))
    self.init(data, try fitter.fit(data.counts))
  }

  init(_ data: FlashData, _ fit: FlashFit) {
    var quantities = ["1/S", "R", "1/A"].enumerated().map { index, name in
      Quantity(
        name, truth: data.medium.coefficients[index], estimate: fit.coefficients[index],
        error: fit.error(index))
    }
    let count = data.efficiencies.count
    for sensor in [0, count / 2, count - 1] {
      quantities.append(
        Quantity(
          "ε of sensor \(sensor)", truth: data.efficiencies[sensor],
          estimate: fit.efficiencies[sensor], error: fit.efficiencyErrors[sensor]))
    }
    func mean(_ x: [Double]) -> Double { x.reduce(0, +) / Double(count) }
    quantities.append(
      Quantity(
        "mean of all ε", truth: mean(data.efficiencies), estimate: mean(fit.efficiencies),
        error: fit.meanEfficiencyError))
    let squares = (0..<count).map {
      let pull = (fit.efficiencies[$0] - data.efficiencies[$0]) / fit.efficiencyErrors[$0]
      return pull * pull
    }
    quantities.append(
      Quantity(
        "Σ pull² of all ε", truth: Double(count), estimate: squares.reduce(0, +),
        error: (2 * Double(count)).squareRoot()))
    self.init(quantities, failure: fit.outcome.isConverged ? nil : "\(fit.outcome)")
  }
}
