/// A test statistic's values in toys of one hypothesis.
public struct ToyDistribution: Sendable {
  public let statistic: TestStatistic
  /// The parameters that the toys were drawn at, `[parameterCount]`.
  public let truth: [Double]
  /// With `truth` and `purpose` what toy number i is made of: `toy(at:index:seed:purpose:)`.
  public let seed: UInt64
  public let purpose: String
  /// The statistic in the order of the toys, without those whose fits failed. Infinite for toys that
  /// are impossible at the tested signal strength.
  public let values: [Double]
  /// The numbers of the toys in which a fit did not converge, ascending; they count nowhere.
  public let failedToys: [Int]
  /// The same values, ascending.
  private let ascending: [Double]

  /// - Parameter outcomes: One for each toy; nil where a fit failed.
  init(
    of statistic: TestStatistic, truth: [Double], seed: UInt64, purpose: String,
    outcomes: [Double?]
  ) {
    (self.statistic, self.truth, self.seed, self.purpose) = (statistic, truth, seed, purpose)
    values = outcomes.compactMap(\.self)
    failedToys = outcomes.indices.filter { outcomes[$0] == nil }
    ascending = values.sorted()
  }

  /// The share of toys whose statistic is at least `value`.
  ///
  /// Values that differ by less than 1e-9 (1 + |value|) count as equal: data are counts, so many toys
  /// agree with each other but for rounding.
  public func probability(ofAtLeast value: Double) -> ToyFraction {
    let threshold = value.isFinite ? value - 1e-9 * (1 + abs(value)) : value
    return ToyFraction(
      count: ascending.count - firstPlace(from: threshold), total: ascending.count)
  }

  /// The value below which a share of the toys lies, linear between neighbouring toys as NumPy's
  /// `percentile`; NaN without toys.
  ///
  /// - Parameter share: From 0 to 1.
  public func quantile(_ share: Double) -> Double { linearQuantile(share, ofAscending: ascending) }

  /// How many toys lie below a value.
  private func firstPlace(from value: Double) -> Int {
    var (low, high) = (0, ascending.count)
    while low < high {
      let middle = (low + high) / 2
      if ascending[middle] < value { low = middle + 1 } else { high = middle }
    }
    return low
  }

  /// What to know about toys that failed.
  var warnings: [String] {
    guard let first = failedToys.first else { return [] }
    return [
      """
      \(purpose): in \(failedToys.count) of \(failedToys.count + values.count) toys a fit did not \
      converge, and these are left out; the first is number \(first)
      """
    ]
  }
}

/// A quantile by linear interpolation between order statistics; NaN for no values.
func linearQuantile(_ share: Double, ofAscending values: [Double]) -> Double {
  precondition(share >= 0 && share <= 1, "a quantile's share is from 0 to 1, given \(share)")
  guard !values.isEmpty else { return .nan }
  let place = share * Double(values.count - 1)
  let below = Int(place)
  let (low, high) = (values[below], values[min(below + 1, values.count - 1)])
  // Equal neighbours may be infinite.
  return low == high ? low : low + (place - Double(below)) * (high - low)
}
