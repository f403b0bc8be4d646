/// How values of several runs are distributed.
public struct Spread: Sendable, Codable, Hashable {
  public let count: Int
  public let mean: Double
  /// The standard deviation with n − 1; 0 for a single value.
  public let deviation: Double
  /// The middle value; of an even number the mean of the two in the middle.
  public let median: Double

  /// The distribution of some values; nil without any.
  ///
  /// - Parameter values: In any order; the result does not depend on it.
  public init?(_ values: some Sequence<Double>) {
    let sorted = values.sorted()
    guard !sorted.isEmpty else { return nil }
    count = sorted.count
    // Equal values have that mean to the last digit, and no spread.
    let isOne = sorted[0] == sorted[count - 1]
    let mean = isOne ? sorted[0] : sorted.reduce(0, +) / Double(count)
    let squares = sorted.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
    self.mean = mean
    deviation = count > 1 ? (squares / Double(count - 1)).squareRoot() : 0
    median = (sorted[(count - 1) / 2] + sorted[count / 2]) / 2
  }
}
