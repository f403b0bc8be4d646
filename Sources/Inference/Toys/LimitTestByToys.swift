import Autodiff
import HistFactory

/// A test of a signal strength by toys.
public struct LimitTestByToys: Sendable {
  /// The statistic for the observed data.
  public let observed: Double
  /// The statistic in toys with the tested signal.
  public let signal: ToyDistribution
  /// The same statistic in toys of background alone.
  public let background: ToyDistribution
  /// CLs expected from background alone at −2, −1, 0, 1 and 2 standard deviations: quantiles of CLs in
  /// the toys of background, as pyhf's.
  public let expectedCLs: [Double]

  /// p of the signal-plus-background hypothesis.
  public var clsb: ToyFraction { signal.probability(ofAtLeast: observed) }
  /// The share of background toys that agree no better with the signal: 1 − p_b.
  public var clb: ToyFraction { background.probability(ofAtLeast: observed) }
  /// CLs+b over CLb; NaN where no background toy agrees as badly as the data.
  public var cls: ToyEstimate { ToyEstimate(clsb, over: clb) }

  init(observed: Double, signal: ToyDistribution, background: ToyDistribution) {
    (self.observed, self.signal, self.background) = (observed, signal, background)
    expectedCLs = expectedBand(
      background.values.map {
        let clsb = signal.probability(ofAtLeast: $0).value
        return clsb / background.probability(ofAtLeast: $0).value
      })
  }

  /// What to know about the toys.
  var warnings: [String] {
    let isUndefined = clb.count == 0 && !background.values.isEmpty
    let undefined =
      isUndefined
      ? ["CLs is not defined: no toy of background has a statistic of \(observed); make more toys"]
      : []
    return signal.warnings + background.warnings + undefined
  }
}

extension Likelihood {
  /// Tests signal strength μ by toys: CLs, observed and expected, as pyhf's `hypotest` with
  /// `calctype="toybased"`.
  ///
  /// As many toys are drawn with a signal of μ as of background alone, nuisance parameters fitted to
  /// the data at μ and at 0. See `toyDistribution(of:mu:toys:seed:threads:progress:)`.
  ///
  /// ```swift
  /// let test = try likelihood.limitTestByToys(mu: 1, toys: 2000, seed: 0)
  /// print(test.cls.value, "±", test.cls.error, test.expectedCLs)
  /// ```
  ///
  /// - Parameters:
  ///   - mu: The signal strength.
  ///   - toys: How many of each hypothesis, at least 1.
  ///   - seed: The seed of all toys.
  ///   - statistic: q̃μ or qμ.
  ///   - threads: How many threads make toys.
  ///   - progress: Told how many toys of both hypotheses are done; what it throws stops them.
  /// - Throws: `ToyError`, `ModelError.noParameterOfInterest`, `CancellationError`, and what
  ///   `progress` throws.
  public func limitTestByToys(
    mu: Double, toys: Int, seed: UInt64, statistic: LimitStatistic = .qTilde,
    threads: Int = availableThreads,
    progress: (_ done: Int, _ total: Int) throws -> Void = { _, _ in }
  ) throws -> Checked<LimitTestByToys> {
    let statistic = TestStatistic(statistic, mu: mu)
    let test = try testByToys(
      statistic, against: 0, toys: toys, seed: seed, threads: threads, progress: progress)
    let result = LimitTestByToys(
      observed: test.observed, signal: test.tested, background: test.alternative)
    return Checked(result: result, warnings: test.warnings + result.warnings)
  }
}
