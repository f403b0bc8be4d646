/// A function's value and first two derivatives at one point.
struct Curve {
  var value: Double
  var slope: Double
  var bend: Double
}

/// u and d of a shift up·u(α) + down·d(α), with derivatives.
struct ShiftCurves {
  var up: Curve
  var down: Curve
}

extension Interpolation {
  /// The numbers of `shift(_:up:down:)`.
  func shiftCurves(at alpha: Double) -> ShiftCurves {
    let zero = Curve(value: 0, slope: 0, bend: 0)
    let line = Curve(value: alpha, slope: 1, bend: 0)
    let a2 = alpha * alpha
    switch self {
    case .polynomialLinear where !(abs(alpha) > 1):
      let even = Curve(
        value: 0.0625 * a2 * (15 + a2 * (-10 + 3 * a2)),
        slope: alpha * (1.875 + a2 * (-2.5 + 1.125 * a2)),
        bend: 1.875 + a2 * (-7.5 + 5.625 * a2))
      return ShiftCurves(halfLinearPlus: even, at: alpha)
    case .parabolicLinear where !(abs(alpha) > 1),
      .parabolicLinearWithJump where !(abs(alpha) > 1):
      return ShiftCurves(halfLinearPlus: Curve(value: 0.5 * a2, slope: alpha, bend: 1), at: alpha)
    case .parabolicLinear, .parabolicLinearWithJump:
      let end = self == .parabolicLinear ? 1.0 : 0.0
      return alpha > 0
        ? ShiftCurves(
          up: Curve(value: 1.5 * (alpha - 1) + end, slope: 1.5, bend: 0),
          down: Curve(value: -0.5 * (alpha - 1), slope: -0.5, bend: 0))
        : ShiftCurves(
          up: Curve(value: -0.5 * (alpha + 1), slope: -0.5, bend: 0),
          down: Curve(value: 1.5 * (alpha + 1) - end, slope: 1.5, bend: 0))
    case .piecewiseLinear, .polynomialLinear:
      return alpha > 0 ? ShiftCurves(up: line, down: zero) : ShiftCurves(up: zero, down: line)
    case .piecewiseExponential, .polynomialExponential:
      preconditionFailure("\(self) interpolates factors, not shifts")
    }
  }
}

extension ShiftCurves {
  /// α/2 ± an even function.
  fileprivate init(halfLinearPlus even: Curve, at alpha: Double) {
    up = Curve(value: 0.5 * alpha + even.value, slope: 0.5 + even.slope, bend: even.bend)
    down = Curve(value: 0.5 * alpha - even.value, slope: 0.5 - even.slope, bend: -even.bend)
  }
}
