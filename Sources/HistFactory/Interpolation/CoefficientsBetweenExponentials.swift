import Autodiff

/// What the coefficients of an interpolation need of a number: a `Double`, or an expression.
protocol CurveNumber: ExpressibleByFloatLiteral, ExpressibleByIntegerLiteral {
  static func + (a: Self, b: Self) -> Self
  static func - (a: Self, b: Self) -> Self
  static func * (a: Self, b: Self) -> Self
  static func / (a: Self, b: Self) -> Self
  static prefix func - (a: Self) -> Self
}

extension Double: CurveNumber {}
extension GlobalExpression: CurveNumber {}

/// a₁ … a₆ of 1 + Σ aᵢ αⁱ, which has the value and two derivatives of highᵅ at α = 1 and of low⁻ᵅ at
/// α = −1 (CERN-OPEN-2012-016, section 4.1).
///
/// - Parameters:
///   - low: The factor at α = −1.
///   - high: The factor at α = +1.
///   - logLow: Its logarithm.
///   - logHigh: Its logarithm.
func coefficientsBetweenExponentials<Number: CurveNumber>(
  low: Number, high: Number, logLow: Number, logHigh: Number
) -> [Number] {
  let half: Number = 0.5
  // Even and odd parts of value, first and second derivative at ±1.
  let (valueEven, valueOdd) = (half * (high + low), half * (high - low))
  let (upSlope, downSlope) = (high * logHigh, -low * logLow)
  let (slopeEven, slopeOdd) = (half * (upSlope + downSlope), half * (upSlope - downSlope))
  let (upCurve, downCurve) = (upSlope * logHigh, -downSlope * logLow)
  let (curveEven, curveOdd) = (half * (upCurve + downCurve), half * (upCurve - downCurve))
  let a1: Number = (15 * valueOdd - 7 * slopeEven + curveOdd) / 8
  let a2: Number = (24 * valueEven - 24 - 9 * slopeOdd + curveEven) / 8
  let a3: Number = (5 * slopeEven - 5 * valueOdd - curveOdd) / 4
  let a4: Number = (12 - 12 * valueEven + 7 * slopeOdd - curveEven) / 4
  let a5: Number = (3 * valueOdd - 3 * slopeEven + curveOdd) / 8
  let a6: Number = (8 * valueEven - 8 - 5 * slopeOdd + curveEven) / 8
  return [a1, a2, a3, a4, a5, a6]
}
