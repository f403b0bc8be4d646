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
        alpha, polynomial(alpha, low: low, high: high),
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

  private func polynomial(_ alpha: GlobalExpression, low: GlobalExpression, high: GlobalExpression)
    -> GlobalExpression
  {
    let coefficients = coefficientsBetweenExponentials(
      low: low, high: high, logLow: log(low), logHigh: log(high))
    return 1 + alpha
      * coefficients.dropLast().reversed().reduce(coefficients.last!) {
        $0 * alpha + $1
      }
  }
}
