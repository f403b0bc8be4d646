import Autodiff
import HistFactory

extension Likelihood {
  /// The distribution of a test statistic in toys of signal strength `mu`.
  ///
  /// Toys are drawn at that signal strength with nuisance parameters fitted to the data (the LHC
  /// procedure, ATL-PHYS-PUB-2011-11 and CMS NOTE-2011/005), auxiliary data included; each is fitted
  /// as the data are. The result is the same for any number of threads. Cancelling the task stops it.
  ///
  /// - Parameters:
  ///   - statistic: What is computed in each toy.
  ///   - mu: The signal strength of the toys.
  ///   - toys: How many, at least 1.
  ///   - seed: The seed of all toys.
  ///   - threads: How many threads make toys.
  ///   - progress: Told about a hundred times how many toys of how many are done, on the caller's
  ///     thread. What it throws stops the toys, and is thrown.
  /// - Throws: `ToyError`, `ModelError.noParameterOfInterest`, `CancellationError`, and what
  ///   `progress` throws.
  public func toyDistribution(
    of statistic: TestStatistic, mu: Double, toys: Int, seed: UInt64,
    threads: Int = availableThreads,
    progress: (_ done: Int, _ total: Int) throws -> Void = { _, _ in }
  ) throws -> Checked<ToyDistribution> {
    let observed = ProfileLikelihood(self, of: try parameterOfInterest())
    let truth = observed.fit(at: try mu.finite(for: "μ")).parameters
    let distribution = try withoutActuallyEscaping(progress) {
      try ToyRun(statistic, toys: toys, seed: seed, threads: threads, progress: $0)
        .distribution(self, at: truth, purpose: "toys of mu = \(mu)")
    }
    return Checked(
      result: distribution, warnings: observed.warnings + distribution.warnings)
  }
}
