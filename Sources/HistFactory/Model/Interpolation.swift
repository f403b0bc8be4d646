import Autodiff

/// How a systematic variation known at α = −1, 0 and 1 is continued to other values of its parameter.
///
/// The numbers in the cases' descriptions are pyhf's and ROOT's codes (CERN-OPEN-2012-016, section 4.1).
public enum Interpolation: Sendable, Hashable, CaseIterable {
  /// Code 0: straight lines through the three points, with a kink at 0.
  case piecewiseLinear
  /// Code 1: exponentials through the three points, with a kink at 0; factors only.
  case piecewiseExponential
  /// Code 4: a polynomial of degree six within |α| < 1, exponentials outside; factors only.
  case polynomialExponential
  /// Code 4p: a polynomial of degree six within |α| < 1, straight lines outside; shifts only.
  case polynomialLinear
}

extension Interpolation {
  /// The factor that multiplies a rate.
  ///
  /// - Parameters:
  ///   - alpha: The nuisance parameter, a scalar.
  ///   - low: The factor at α = −1.
  ///   - high: The factor at α = +1; both positive for the exponential codes.
  func factor(_ alpha: GlobalExpression, low: GlobalExpression, high: GlobalExpression)
    -> GlobalExpression
  {
    switch self {
    case .piecewiseLinear: 1 + linear(alpha, up: high - 1, down: 1 - low)
    case .piecewiseExponential: exponential(alpha, low: low, high: high)
    case .polynomialExponential:
      inside(
        alpha, PolynomialExponential(low: low, high: high).value(at: alpha),
        otherwise: exponential(alpha, low: low, high: high))
    case .polynomialLinear:
      preconditionFailure("\(self) interpolates shifts, not factors")
    }
  }

  /// The shift that is added to a nominal template.
  ///
  /// - Parameters:
  ///   - alpha: The nuisance parameter, a scalar.
  ///   - up: Template at α = +1 minus nominal, of shape `[bins]`.
  ///   - down: Nominal minus template at α = −1.
  func shift(_ alpha: GlobalExpression, up: GlobalExpression, down: GlobalExpression)
    -> GlobalExpression
  {
    switch self {
    case .piecewiseLinear: return linear(alpha, up: up, down: down)
    case .polynomialLinear:
      // The polynomial matches value, slope and curvature of the straight lines at ±1.
      let (mean, difference) = (0.5 * (up + down), 0.0625 * (up - down))
      let a2 = square(alpha)
      let polynomial = alpha * (mean + alpha * difference * (15 + a2 * (-10 + 3 * a2)))
      return inside(alpha, polynomial, otherwise: linear(alpha, up: up, down: down))
    case .piecewiseExponential, .polynomialExponential:
      preconditionFailure("\(self) interpolates factors, not shifts")
    }
  }

  private func inside(
    _ alpha: GlobalExpression, _ value: GlobalExpression, otherwise: GlobalExpression
  ) -> GlobalExpression {
    abs(alpha).isGreater(than: 1).select(otherwise, value)
  }

  private func linear(_ alpha: GlobalExpression, up: GlobalExpression, down: GlobalExpression)
    -> GlobalExpression
  {
    alpha * alpha.isGreater(than: 0).select(up, down)
  }

  private func exponential(_ alpha: GlobalExpression, low: GlobalExpression, high: GlobalExpression)
    -> GlobalExpression
  {
    exp(alpha.isGreater(than: 0).select(alpha * log(high), -alpha * log(low)))
  }
}

/// 1 + Σ aᵢ αⁱ, i = 1…6, with the value and two derivatives of highᵅ at α = 1 and low⁻ᵅ at α = −1.
private struct PolynomialExponential {
  let coefficients: [GlobalExpression]

  init(low: GlobalExpression, high: GlobalExpression) {
    let (logHigh, logLow) = (log(high), log(low))
    // Even and odd parts of value, first and second derivative at ±1.
    let (valueEven, valueOdd) = (0.5 * (high + low), 0.5 * (high - low))
    let (upSlope, downSlope) = (high * logHigh, -low * logLow)
    let (slopeEven, slopeOdd) = (0.5 * (upSlope + downSlope), 0.5 * (upSlope - downSlope))
    let (upCurve, downCurve) = (upSlope * logHigh, -downSlope * logLow)
    let (curveEven, curveOdd) = (0.5 * (upCurve + downCurve), 0.5 * (upCurve - downCurve))
    coefficients = [
      (15 * valueOdd - 7 * slopeEven + curveOdd) / 8,
      (24 * valueEven - 24 - 9 * slopeOdd + curveEven) / 8,
      (5 * slopeEven - 5 * valueOdd - curveOdd) / 4,
      (12 - 12 * valueEven + 7 * slopeOdd - curveEven) / 4,
      (3 * valueOdd - 3 * slopeEven + curveOdd) / 8,
      (8 * valueEven - 8 - 5 * slopeOdd + curveEven) / 8,
    ]
  }

  func value(at alpha: GlobalExpression) -> GlobalExpression {
    1 + alpha * coefficients.dropLast().reversed().reduce(coefficients.last!) { $0 * alpha + $1 }
  }
}
