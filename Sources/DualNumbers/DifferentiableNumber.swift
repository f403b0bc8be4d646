/// What a program computes with that is written once, for plain numbers and for numbers that carry
/// their derivatives: a `Double` or a ``DualNumber``.
///
/// ```swift
/// func freePath<N: DifferentiableNumber>(_ crossSection: N, _ uniform: Double) -> N {
///   N(-log(uniform)) / crossSection
/// }
/// ```
/// Programs branch on such numbers (`if energy < cut`): comparisons are those of the values alone, so
/// that a program takes the same way with derivatives as without. How the ways' probabilities change
/// is not in the derivative.
///
/// A graph (`GlobalExpression`) differentiates what is the same computation for every event, and to
/// every order. These numbers are for the rest: loops and branches that depend on the numbers
/// themselves, as in a simulation by random numbers, with few inputs and the first derivative.
public protocol DifferentiableNumber: Comparable, ExpressibleByFloatLiteral, Sendable {
  /// A constant: its derivatives are zero.
  init(_ value: Double)

  /// The number without its derivatives.
  var value: Double { get }

  /// The same value, through which no derivative passes.
  func detached() -> Self

  static func + (a: Self, b: Self) -> Self
  static func - (a: Self, b: Self) -> Self
  static func * (a: Self, b: Self) -> Self
  static func / (a: Self, b: Self) -> Self
  static prefix func - (a: Self) -> Self

  /// The number times a constant.
  func scaled(by factor: Double) -> Self

  /// The number plus a constant.
  func shifted(by offset: Double) -> Self

  /// The chain rule for a function f of one variable, at this number.
  ///
  /// - Parameters:
  ///   - result: f(value).
  ///   - slope: f′(value); not computed where there are no derivatives.
  func mapped(to result: Double, slope: @autoclosure () -> Double) -> Self

  /// The chain rule for a function f of two variables, at this number and another.
  ///
  /// - Parameters:
  ///   - other: The second variable.
  ///   - result: f(value, other.value).
  ///   - slopes: Both partial derivatives; not computed where there are no derivatives.
  func combined(
    with other: Self, to result: Double, slopes: @autoclosure () -> (Double, Double)
  ) -> Self
}

extension DifferentiableNumber {
  @inlinable @_disfavoredOverload
  public static func + (a: Self, b: Double) -> Self { a.shifted(by: b) }

  @inlinable @_disfavoredOverload
  public static func + (a: Double, b: Self) -> Self { b.shifted(by: a) }

  @inlinable @_disfavoredOverload
  public static func - (a: Self, b: Double) -> Self { a.shifted(by: -b) }

  @inlinable @_disfavoredOverload
  public static func - (a: Double, b: Self) -> Self { (-b).shifted(by: a) }

  @inlinable @_disfavoredOverload
  public static func * (a: Self, b: Double) -> Self { a.scaled(by: b) }

  @inlinable @_disfavoredOverload
  public static func * (a: Double, b: Self) -> Self { b.scaled(by: a) }

  @inlinable @_disfavoredOverload
  public static func / (a: Self, b: Double) -> Self { a.scaled(by: 1 / b) }

  @inlinable @_disfavoredOverload
  public static func / (a: Double, b: Self) -> Self { Self(a) / b }

  @inlinable
  public static func += (a: inout Self, b: Self) { a = a + b }

  @inlinable
  public static func -= (a: inout Self, b: Self) { a = a - b }

  @inlinable
  public static func *= (a: inout Self, b: Self) { a = a * b }

  @inlinable
  public static func /= (a: inout Self, b: Self) { a = a / b }
}
