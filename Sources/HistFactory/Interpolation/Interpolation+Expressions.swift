import Autodiff

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
    case .piecewiseExponential: exponential(alpha, low: low, high: high)
    case .polynomialExponential:
      inside(
        alpha, PolynomialExponential(low: low, high: high).value(at: alpha),
        otherwise: exponential(alpha, low: low, high: high))
    default: 1 + shift(alpha, up: high - 1, down: 1 - low)
    }
  }

  /// The shift that is added to a nominal template: up·u(α) + down·d(α).
  ///
  /// - Parameters:
  ///   - alpha: The nuisance parameter, a scalar.
  ///   - up: Template at α = +1 minus nominal, of shape `[bins]`.
  ///   - down: Nominal minus template at α = −1.
  func shift(_ alpha: GlobalExpression, up: GlobalExpression, down: GlobalExpression)
    -> GlobalExpression
  {
    let coefficients = shiftCoefficients(alpha)
    return up * coefficients.up + down * coefficients.down
  }

  private func shiftCoefficients(_ alpha: GlobalExpression)
    -> (up: GlobalExpression, down: GlobalExpression)
  {
    let (half, a2) = (0.5 * alpha, square(alpha))
    let isPositive = alpha.isGreater(than: 0)
    let lines = (up: isPositive.select(alpha, 0.0), down: isPositive.select(0.0, alpha))
    switch self {
    case .piecewiseLinear: return lines
    case .polynomialLinear:
      // The polynomial matches value, slope and curvature of the straight lines at ±1.
      let even = 0.0625 * a2 * (15 + a2 * (-10 + 3 * a2))
      return (
        inside(alpha, half + even, otherwise: lines.up),
        inside(alpha, half - even, otherwise: lines.down)
      )
    case .parabolicLinear, .parabolicLinearWithJump:
      let even = 0.5 * a2
      // The tangents of the parabola at ±1, which pyhf's form takes through the nominal point.
      let end = self == .parabolicLinear ? 1.0 : 0.0
      let (above, below) = (alpha - 1, alpha + 1)
      return (
        inside(
          alpha, half + even, otherwise: isPositive.select(1.5 * above + end, -0.5 * below)),
        inside(
          alpha, half - even, otherwise: isPositive.select(-0.5 * above, 1.5 * below - end))
      )
    case .piecewiseExponential, .polynomialExponential:
      preconditionFailure("\(self) interpolates factors, not shifts")
    }
  }

  private func inside(
    _ alpha: GlobalExpression, _ value: GlobalExpression, otherwise: GlobalExpression
  ) -> GlobalExpression {
    abs(alpha).isGreater(than: 1).select(otherwise, value)
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
