import Autodiff
import Foundation
import NumericalMethods

/// What the formulae of asymptotic tests need of a number: a `Double`, or an expression that is
/// differentiable in the templates.
public protocol TestValue: Sendable {
  init(_ number: Double)
  static func + (a: Self, b: Self) -> Self
  static func - (a: Self, b: Self) -> Self
  static func * (a: Self, b: Self) -> Self
  static func / (a: Self, b: Self) -> Self
  static prefix func - (a: Self) -> Self
  /// `a` where `x` is greater than `y`, else `b`; the other one has no influence, nor its derivative.
  static func choose(_ a: Self, _ b: Self, where x: Self, exceeds y: Self) -> Self
  static func squareRoot(of x: Self) -> Self
  /// Φ(x), accurate far into the lower tail.
  static func normalProbability(below x: Self) -> Self
}

extension Double: TestValue {
  public static func choose(_ a: Double, _ b: Double, where x: Double, exceeds y: Double) -> Double
  {
    x > y ? a : b
  }
  public static func squareRoot(of x: Double) -> Double { x.squareRoot() }
  public static func normalProbability(below x: Double) -> Double { normalCDF(x) }
}

extension GlobalExpression: TestValue {
  public static func choose(
    _ a: GlobalExpression, _ b: GlobalExpression, where x: GlobalExpression,
    exceeds y: GlobalExpression
  ) -> GlobalExpression {
    x.isGreater(than: y).select(a, b)
  }
  public static func squareRoot(of x: GlobalExpression) -> GlobalExpression { sqrt(x) }
  public static func normalProbability(below x: GlobalExpression) -> GlobalExpression {
    normalCDF(x)
  }
}

/// √x for a test statistic: 0, with a zero derivative, where x is 0 or below; NaN for NaN.
///
/// A test statistic touches zero where its square root has an infinite slope; rounding may even
/// leave it below zero.
public func safeSquareRoot<Value: TestValue>(_ x: Value) -> Value {
  let (zero, one) = (Value(0), Value(1))
  let root = Value.squareRoot(of: .choose(x, one, where: x, exceeds: zero))
  // Where x is not above 0 it is 0, below 0, or NaN; the product has no slope, but keeps a NaN.
  let rest = Value.choose(zero, x * zero, where: zero, exceeds: x)
  return .choose(root, rest, where: x, exceeds: zero)
}
