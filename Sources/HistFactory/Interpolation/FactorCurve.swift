import Foundation

/// A factor known at α = −1 and 1, with what its interpolation needs computed once.
struct FactorCurve: Sendable {
  private let up: Double
  private let down: Double
  private let logHigh: Double
  private let logLow: Double
  /// Of α to α⁶ within |α| ≤ 1.
  private let polynomial: (Double, Double, Double, Double, Double, Double)

  init(low: Double, high: Double, _ interpolation: Interpolation) {
    (up, down) = (high - 1, 1 - low)
    guard interpolation.isExponential else {
      (logHigh, logLow) = (0, 0)
      polynomial = (0, 0, 0, 0, 0, 0)
      return
    }
    (logHigh, logLow) = (Foundation.log(high), Foundation.log(low))
    let a = coefficientsBetweenExponentials(
      low: low, high: high, logLow: logLow, logHigh: logHigh)
    polynomial = (a[0], a[1], a[2], a[3], a[4], a[5])
  }

  /// The factor and its derivatives, for codes that interpolate shifts too: 1 + up·u(α) + down·d(α).
  ///
  /// - Parameter curves: u and d at α.
  func factor(_ curves: ShiftCurves) -> Curve {
    Curve(
      value: 1 + up * curves.up.value + down * curves.down.value,
      slope: up * curves.up.slope + down * curves.down.slope,
      bend: up * curves.up.bend + down * curves.down.bend)
  }

  /// The factor and its derivatives, for the exponential codes.
  ///
  /// - Parameters:
  ///   - a: α.
  ///   - isSmooth: Whether the polynomial of degree six applies within |α| ≤ 1.
  @inline(__always)
  func exponential(at a: Double, isSmooth: Bool) -> Curve {
    if isSmooth, !(abs(a) > 1) {
      let (p1, p2, p3, p4, p5, p6) = polynomial
      return Curve(
        value: 1 + a * (p1 + a * (p2 + a * (p3 + a * (p4 + a * (p5 + a * p6))))),
        slope: p1 + a * (2 * p2 + a * (3 * p3 + a * (4 * p4 + a * (5 * p5 + a * 6 * p6)))),
        bend: 2 * p2 + a * (6 * p3 + a * (12 * p4 + a * (20 * p5 + a * 30 * p6))))
    }
    let rate = a > 0 ? logHigh : -logLow
    let value = Foundation.exp(a * rate)
    return Curve(value: value, slope: rate * value, bend: rate * rate * value)
  }
}
