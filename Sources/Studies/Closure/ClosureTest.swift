import Autodiff
import Synchronization
import Terminal

/// Fits to simulated data whose truth is known, one for each seed: are estimates unbiased, and errors right?
///
/// ```swift
/// let test = try ClosureTest("liquid argon", seeds: 1...50) { seed in
///   let fit = try calibration.fit(simulated(seed: seed))
///   return ClosureFit(
///     [.init("lifetime", truth: truth.lifetime, estimate: fit.lifetime, error: fit.errors.lifetime)],
///     failure: fit.outcome.isConverged ? nil : "\(fit.outcome)")
/// }
/// print(test.report(.plain))
/// try test.figure.svg.write(to: folder.appending(path: "pulls.svg"))
/// ```
/// A fit that failed, or whose pulls are not finite, is counted and is not among the pulls.
public struct ClosureTest: StudyResult {
  /// What is tested.
  public let name: String
  /// The seeds, as given.
  public let seeds: [UInt64]
  /// What the fit of each seed found.
  public let fits: [ClosureFit]
  /// The pulls of each parameter.
  public let pulls: [PullSummary]
  /// What passes.
  public let bounds: ClosureBounds

  /// Runs the fits.
  ///
  /// - Parameters:
  ///   - name: What is tested.
  ///   - seeds: One for each fit; what is random in it is to depend on nothing else.
  ///   - bounds: What passes.
  ///   - threads: How many fits run at a time; the result does not depend on it. A fit that uses several
  ///     threads itself is better run alone.
  ///   - fit: Simulates and fits; called once for each seed, on any thread.
  /// - Throws: What `fit` throws, of the first seed that does, or ``StudyError`` where quantities differ.
  public init(
    _ name: String, seeds: some Sequence<UInt64>, bounds: ClosureBounds = ClosureBounds(),
    threads: Int = availableThreads, fit: @Sendable (_ seed: UInt64) throws -> ClosureFit
  ) throws {
    let seeds = Array(seeds)
    let results = ProgressLine.during("\(name), closure", total: seeds.count) { line in
      let done = Mutex(0)
      return concurrentMap(seeds.count, threads: threads) { index in
        let result = Result { try fit(seeds[index]).judged }
        line.show(
          done.withLock {
            $0 += 1
            return $0
          })
        return result
      }
    }
    try self.init(name, seeds: seeds, fits: results.map { try $0.get() }, bounds: bounds)
  }

  /// - Parameters:
  ///   - name: What is tested.
  ///   - seeds: One for each fit.
  ///   - fits: What they found.
  ///   - bounds: What passes.
  /// - Throws: ``StudyError`` where quantities differ.
  init(_ name: String, seeds: [UInt64], fits: [ClosureFit], bounds: ClosureBounds) throws {
    (self.name, self.seeds, self.fits, self.bounds) = (name, seeds, fits, bounds)
    let names = fits.first?.quantities.map(\.name) ?? []
    for (seed, fit) in zip(seeds, fits) where fit.quantities.map(\.name) != names {
      throw StudyError.differentQuantities(
        seed: seed, found: fit.quantities.map(\.name), expected: names)
    }
    let good = fits.filter { $0.failure == nil }
    pulls = names.enumerated().map { index, name in
      PullSummary(name, good.map { $0.quantities[index] })
    }
  }

  /// The seeds whose fits failed, and why.
  public var failures: [(seed: UInt64, reason: String)] {
    zip(seeds, fits).compactMap { seed, fit in fit.failure.map { (seed, $0) } }
  }

  /// What is outside the bounds, in words; nothing if the test passes.
  public var complaints: [String] {
    var complaints = pulls.flatMap { bounds.complaints(about: $0) }
    let share = Double(failures.count) / Double(max(fits.count, 1))
    if share > bounds.failures || pulls.isEmpty {
      complaints.append(
        "\(failures.count) of \(fits.count) fits failed, allowed \(fixed(100 * bounds.failures, 0)) %"
      )
    }
    return complaints
  }

  /// Whether all pulls are within the bounds.
  public var passes: Bool { complaints.isEmpty }
}
