/// The mean and the variance of uncertain numbers, passed through a calculation in place of samples.
///
/// ```swift
/// let charge = Moments(mean: q, variance: square(noise))
/// let sum = charge * gain + pedestal
/// let kept = (sum - threshold).isPositive()      // P(q g + p > t), exact for normal numbers
/// ```
/// Every element is taken as independent of every other, also where one enters twice: `x + x` has the
/// variance of two independent numbers, `x * 2.0` that of one number doubled. Sums, products with known
/// numbers and linear maps are exact for any distribution, products of two for independent ones. Other
/// functions take the number as normal, and say what they are exact for.
///
/// Nothing checks that variances are positive. Where one is 0, what is made of standard deviations
/// (``rectified()``, ``isPositive()``, quadrature) has no derivative in it; the first two are NaN where the mean is
/// 0, too.
public struct Moments<Value: GraphValue>: Sendable {
  /// μ, the expectations.
  public var mean: Value
  /// V, of the shape of the means or one that broadcasts with it.
  public var variance: Value

  /// - Parameters:
  ///   - mean: The expectations.
  ///   - variance: The squares of the standard deviations.
  public init(mean: Value, variance: Value) { (self.mean, self.variance) = (mean, variance) }

  /// √V.
  public var standardDeviation: Value { sqrt(variance) }

  init(_ mean: Node, _ variance: Node) {
    self.init(mean: .wrap(mean), variance: .wrap(variance))
  }
}

extension Moments {
  /// Of the sum of two independent numbers: μ₁ + μ₂ and V₁ + V₂.
  public static func + (a: Moments, b: Moments) -> Moments {
    Moments(mean: a.mean + b.mean, variance: a.variance + b.variance)
  }

  /// Of the difference of two independent numbers: μ₁ − μ₂ and V₁ + V₂.
  public static func - (a: Moments, b: Moments) -> Moments {
    Moments(mean: a.mean - b.mean, variance: a.variance + b.variance)
  }

  /// Of the product of two independent numbers: μ₁μ₂ and μ₁²V₂ + μ₂²V₁ + V₁V₂.
  public static func * (a: Moments, b: Moments) -> Moments {
    Moments(
      mean: a.mean * b.mean,
      variance: square(a.mean) * b.variance + square(b.mean) * a.variance
        + a.variance * b.variance)
  }

  public static prefix func - (x: Moments) -> Moments {
    Moments(mean: -x.mean, variance: x.variance)
  }

  /// Moved by a known number.
  public static func + (x: Moments, shift: some GraphValue) -> Moments {
    Moments(x.mean.node + shift.node, x.variance.node)
  }

  /// Moved by a known number.
  public static func - (x: Moments, shift: some GraphValue) -> Moments {
    Moments(x.mean.node - shift.node, x.variance.node)
  }

  /// Times a known number a: aμ and a²V.
  public static func * (x: Moments, factor: some GraphValue) -> Moments {
    Moments(x.mean.node * factor.node, x.variance.node * square(factor.node))
  }

  @_disfavoredOverload
  public static func + (x: Moments, shift: Double) -> Moments { x + GlobalExpression(shift) }
  @_disfavoredOverload
  public static func - (x: Moments, shift: Double) -> Moments { x - GlobalExpression(shift) }
  @_disfavoredOverload
  public static func * (x: Moments, factor: Double) -> Moments { x * GlobalExpression(factor) }

  /// Of the sum of all elements.
  public func sum() -> Moments {
    let shape = mean.shape
    return Moments(mean: mean.sum(), variance: variance.broadcast(to: shape).sum())
  }
}

/// The moments of a vector times a known matrix: μW, and V times the squares of W's elements.
///
/// Elements of the result that share an element of the vector are correlated, which is not kept.
///
/// - Parameters:
///   - x: Vectors of shape `[a]`.
///   - matrix: W, of shape `[a, b]`.
public func matmul(_ x: Moments<EventExpression>, _ matrix: GlobalExpression)
  -> Moments<EventExpression>
{
  Moments(mean: matmul(x.mean, matrix), variance: matmul(x.variance, square(matrix)))
}

/// The moments of a vector times a known matrix: μW, and V times the squares of W's elements.
///
/// - Parameters:
///   - x: A vector of shape `[a]`.
///   - matrix: W, of shape `[a, b]`.
public func matmul(_ x: Moments<GlobalExpression>, _ matrix: GlobalExpression)
  -> Moments<GlobalExpression>
{
  Moments(mean: matmul(x.mean, matrix), variance: matmul(x.variance, square(matrix)))
}
