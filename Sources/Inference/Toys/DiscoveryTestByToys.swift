import Autodiff
import HistFactory
import NumericalMethods

/// A test of the background-only hypothesis by toys.
public struct DiscoveryTestByToys: Sendable {
  /// q0 of the observed data.
  public let observed: Double
  /// q0 in toys of background alone.
  public let background: ToyDistribution
  /// q0 in toys with a signal of μ = 1.
  public let signal: ToyDistribution
  /// p0 expected from a signal of μ = 1, where the data fluctuate by 2, 1, 0, −1 and −2 standard
  /// deviations towards it, smallest first: quantiles of p0 in the toys with signal, as pyhf's.
  public let expectedPValues: [Double]

  /// p0: the share of background toys whose q0 is at least the observed one.
  public var pValue: ToyFraction { background.probability(ofAtLeast: observed) }
  /// Φ⁻¹(1 − p0); infinite where no toy is as unlikely as the data.
  public var significance: Double { normalQuantile(upperTail: pValue.value) }

  init(observed: Double, background: ToyDistribution, signal: ToyDistribution) {
    (self.observed, self.background, self.signal) = (observed, background, signal)
    expectedPValues = expectedBand(
      signal.values.map { background.probability(ofAtLeast: $0).value })
  }
}

extension Likelihood {
  /// Tests the background-only hypothesis by toys, as pyhf's `hypotest` with `test_stat="q0"` and
  /// `calctype="toybased"`.
  ///
  /// Toys are drawn of background alone, and as many with a signal of μ = 1 for what is expected,
  /// nuisance parameters fitted to the data at μ = 0 and 1. A probability p takes some 100/p toys to be
  /// known to a tenth.
  ///
  /// - Parameters:
  ///   - toys: How many of each hypothesis, at least 1.
  ///   - seed: The seed of all toys.
  ///   - threads: How many threads make toys.
  ///   - progress: Told how many toys of both hypotheses are done; what it throws stops them.
  /// - Throws: `ToyError`, `ModelError.noParameterOfInterest`, `CancellationError`, and what
  ///   `progress` throws.
  public func discoveryTestByToys(
    toys: Int, seed: UInt64, threads: Int = availableThreads,
    progress: (_ done: Int, _ total: Int) throws -> Void = { _, _ in }
  ) throws -> Checked<DiscoveryTestByToys> {
    let test = try testByToys(
      .q0, against: 1, toys: toys, seed: seed, threads: threads, progress: progress)
    let result = DiscoveryTestByToys(
      observed: test.observed, background: test.tested, signal: test.alternative)
    return Checked(
      result: result, warnings: test.warnings + test.tested.warnings + test.alternative.warnings)
  }
}
