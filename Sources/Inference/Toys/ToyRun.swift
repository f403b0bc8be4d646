import Autodiff
import Dispatch
import HistFactory
import Synchronization

/// Evaluates a test statistic in toys, on several threads, in rounds between which it reports and may
/// be stopped.
struct ToyRun {
  let statistic: TestStatistic
  let toys: Int
  let seed: UInt64
  let threads: Int
  /// Told how many toys of how many are done.
  let progress: (_ done: Int, _ total: Int) throws -> Void

  init(
    _ statistic: TestStatistic, toys: Int, seed: UInt64, threads: Int,
    progress: @escaping (_ done: Int, _ total: Int) throws -> Void
  ) throws {
    guard toys > 0 else { throw ToyError.count(toys) }
    guard threads > 0 else { throw ToyError.threads(threads) }
    _ = try statistic.mu.finite(for: "μ")
    (self.statistic, self.toys, self.seed) = (statistic, toys, seed)
    (self.threads, self.progress) = (threads, progress)
  }

  /// - Parameters:
  ///   - likelihood: Whose data are replaced by those of toys.
  ///   - truth: The parameters that toys are drawn at.
  ///   - purpose: What the toys are for.
  ///   - position: Which of how many distributions of one run this is, for the progress.
  func distribution(
    _ likelihood: Likelihood, at truth: [Double], purpose: String,
    position: (index: Int, count: Int) = (0, 1)
  ) throws -> ToyDistribution {
    let poi = try likelihood.parameterOfInterest()
    let generator = try ToyGenerator(likelihood, at: truth, seed: seed, purpose: purpose)
    var outcomes: [Double?] = []
    outcomes.reserveCapacity(toys)
    while outcomes.count < toys {
      try Task.checkCancellation()
      let round = outcomes.count..<min(outcomes.count + roundSize, toys)
      outcomes += concurrentMap(round, threads: threads) { [statistic] index in
        let profile = ProfileLikelihood(generator.toy(index), of: poi)
        let value = profile.value(of: statistic)
        return profile.isConverged && !value.isNaN ? value : nil
      }
      try progress(position.index * toys + outcomes.count, position.count * toys)
    }
    return ToyDistribution(
      of: statistic, truth: truth, seed: seed, purpose: purpose, outcomes: outcomes)
  }

  /// A hundred rounds, unless that would leave threads idle at their ends.
  private var roundSize: Int { max(16 * threads, (toys + 99) / 100) }
}

/// Elements of a range mapped on several threads, which take one after the other as they come.
private func concurrentMap<Value: Sendable>(
  _ range: Range<Int>, threads: Int, _ transform: @Sendable (Int) -> Value
) -> [Value] {
  [Value](unsafeUninitializedCapacity: range.count) { buffer, count in
    // Each element is written by one thread, and read when all have ended.
    nonisolated(unsafe) let first = buffer.baseAddress!
    let next = Atomic(0)
    DispatchQueue.concurrentPerform(iterations: min(threads, range.count)) { _ in
      while true {
        let place = next.wrappingAdd(1, ordering: .relaxed).oldValue
        guard place < range.count else { return }
        (first + place).initialize(to: transform(range.lowerBound + place))
      }
    }
    count = range.count
  }
}
