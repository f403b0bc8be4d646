import NumericalMethods

/// Rows in random order, every row once before any comes again, as far as they fill whole batches.
struct RandomBatches {
  let count: Int
  let size: Int
  private let seed: UInt64
  private let purpose: String

  init(count: Int, size: Int, seed: UInt64, purpose: String) {
    (self.count, self.size) = (count, min(size, count))
    (self.seed, self.purpose) = (seed, purpose)
  }

  /// The rows of a step.
  func rows(_ step: Int) -> [Int] {
    let (round, place) = step.quotientAndRemainder(dividingBy: count / size)
    var generator = RandomStream(seed: seed, purpose: "\(purpose) of round \(round)").generator()
    let order = (0..<count).shuffled(using: &generator)
    return Array(order[(place * size)..<((place + 1) * size)])
  }
}
