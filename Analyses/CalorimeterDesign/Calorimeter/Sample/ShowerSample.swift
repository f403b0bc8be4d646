import Autodiff
import DualNumbers

/// Simulates showers, on several threads; the result does not depend on how many.
///
/// - Parameters:
///   - setup: The beam and the calorimeter.
///   - count: How many showers.
///   - seed: Of the random numbers. Shower i of a seed is the same whatever else is simulated.
///   - threads: How many threads take part.
/// - Returns: One record for each shower, in order.
public func simulateShowers(
  _ setup: ShowerSetup<Double>, count: Int, seed: UInt64, threads: Int = availableThreads
) -> [ShowerRecord<Double>] {
  cascades(setup, count: count, seed: seed, .pathwise, threads: threads)
}

/// Simulates showers with derivatives in four directions, on several threads.
///
/// - Parameters:
///   - setup: The beam and the calorimeter.
///   - count: How many showers.
///   - seed: Of the random numbers; values are those of plain numbers with the estimators
///     that do not include decisions, and differ by rounding with the others, which can end in other ways.
///   - estimator: What derivatives take into account.
///   - threads: How many threads take part.
/// - Returns: One record for each shower, in order.
public func simulateShowers(
  _ setup: ShowerSetup<Dual4>, count: Int, seed: UInt64,
  estimator: DerivativeEstimator = .pathwise, threads: Int = availableThreads
) -> [ShowerRecord<Dual4>] {
  cascades(setup, count: count, seed: seed, estimator, threads: threads)
}

/// Simulates showers with derivatives in eight directions, on several threads.
///
/// - Parameters:
///   - setup: The beam and the calorimeter.
///   - count: How many showers.
///   - seed: Of the random numbers; values are those of plain numbers with the estimators
///     that do not include decisions, and differ by rounding with the others, which can end in other ways.
///   - estimator: What derivatives take into account.
///   - threads: How many threads take part.
/// - Returns: One record for each shower, in order.
public func simulateShowers(
  _ setup: ShowerSetup<Dual8>, count: Int, seed: UInt64,
  estimator: DerivativeEstimator = .pathwise, threads: Int = availableThreads
) -> [ShowerRecord<Dual8>] {
  cascades(setup, count: count, seed: seed, estimator, threads: threads)
}

// One public function for each number, so that the compiler makes code for each here, where it sees all.
private func cascades<N: DifferentiableNumber>(
  _ setup: ShowerSetup<N>, count: Int, seed: UInt64, _ estimator: DerivativeEstimator, threads: Int
) -> [ShowerRecord<N>] {
  let chunk = 10
  let parts = concurrentMap((count + chunk - 1) / chunk, threads: threads) { part in
    var cascade = Cascade(setup, estimator)
    return (part * chunk..<min((part + 1) * chunk, count)).map { shower in
      cascade.run(energy: setup.energy, random: ShowerRandom(seed: seed, shower: shower))
    }
  }
  return Array(parts.joined())
}
