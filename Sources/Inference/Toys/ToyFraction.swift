/// A probability as the share of toys that pass, with its statistical error.
public struct ToyFraction: Sendable, Hashable {
  /// Toys that pass.
  public let count: Int
  /// All toys whose fits converged.
  public let total: Int

  /// k/n; NaN without toys.
  public var value: Double { Double(count) / Double(total) }

  /// Half the width of Wilson's 68% interval, √(k(n−k)/n + ¼) / (n + 1).
  ///
  /// The binomial error √(p(1−p)/n) but for terms of relative order 1/n; not 0 where no toy passes, or
  /// all do. Wilson, doi:10.1080/01621459.1927.10502953.
  public var error: Double {
    let (k, n) = (Double(count), Double(total))
    return (k * (n - k) / n + 0.25).squareRoot() / (n + 1)
  }
}

/// A number estimated with toys, with its statistical error.
public struct ToyEstimate: Sendable, Hashable {
  public let value: Double
  public let error: Double

  /// The ratio of two independent shares; NaN where no toy passes the denominator.
  init(_ numerator: ToyFraction, over denominator: ToyFraction) {
    let (a, b) = (numerator.value, denominator.value)
    guard denominator.count > 0 else {
      (value, error) = (.nan, .nan)
      return
    }
    let relative = denominator.error / b
    let (first, second) = (numerator.error / b, a / b * relative)
    (value, error) = (a / b, (first * first + second * second).squareRoot())
  }
}
