import HistFactory
import NumericalMethods

/// What a test by toys consists of.
struct HypothesisToys {
  /// The statistic of the data.
  let observed: Double
  /// In toys of the signal strength that is tested.
  let tested: ToyDistribution
  /// In toys of the signal strength that it is tested against.
  let alternative: ToyDistribution
  /// What to know about the fits to the data.
  let warnings: [String]
}

extension Likelihood {
  func testByToys(
    _ statistic: TestStatistic, against alternative: Double, toys: Int, seed: UInt64, threads: Int,
    progress: (_ done: Int, _ total: Int) throws -> Void
  ) throws -> HypothesisToys {
    _ = try statistic.mu.finite(for: "μ")
    let data = ProfileLikelihood(self, of: try parameterOfInterest())
    let observed = data.value(of: statistic)
    let truths = [statistic.mu, alternative].map { data.fit(at: $0).parameters }
    let purposes = ["toys of the tested hypothesis", "toys of the alternative"]
    let distributions = try withoutActuallyEscaping(progress) { progress in
      let run = try ToyRun(
        statistic, toys: toys, seed: seed, threads: threads, progress: progress)
      return try zip(truths, purposes).enumerated().map { index, hypothesis in
        try run.distribution(
          self, at: hypothesis.0, purpose: hypothesis.1, position: (index, truths.count))
      }
    }
    return HypothesisToys(
      observed: observed, tested: distributions[0], alternative: distributions[1],
      warnings: data.warnings)
  }
}

/// The quantiles of p-values at −2 … 2 standard deviations.
func expectedBand(_ values: [Double]) -> [Double] {
  let ascending = values.sorted()
  return standardDeviations.map { linearQuantile(normalCDF($0), ofAscending: ascending) }
}
