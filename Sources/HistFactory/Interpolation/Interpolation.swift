/// How a systematic variation known at α = −1, 0 and 1 is continued to other values of its parameter.
///
/// Codes are the numbers by which pyhf and ROOT know them (CERN-OPEN-2012-016, section 4.1).
public enum Interpolation: String, Sendable, Hashable, CaseIterable {
  /// Code 0: straight lines through the three points, with a kink at 0.
  case piecewiseLinear
  /// Code 1: exponentials through the three points, with a kink at 0; factors only.
  case piecewiseExponential
  /// Code 2 as in ROOT and HS3: a parabola through the three points within |α| < 1, outside
  /// straight lines that continue it smoothly.
  case parabolicLinear
  /// Code 2 as pyhf defines it: outside |α| ≤ 1 the straight lines miss the shift at ±1, so that there
  /// is a jump. For reading results that were made with it.
  case parabolicLinearWithJump
  /// Code 4: a polynomial of degree six within |α| < 1, exponentials outside; factors only.
  case polynomialExponential
  /// Code 4p: a polynomial of degree six within |α| < 1, straight lines outside.
  case polynomialLinear
}

extension Interpolation {
  /// The number by which pyhf and ROOT know it: `0`, `1`, `2`, `4` or `4p`.
  ///
  /// Both parabolic forms have the code 2.
  public var code: String {
    switch self {
    case .piecewiseLinear: "0"
    case .piecewiseExponential: "1"
    case .parabolicLinear, .parabolicLinearWithJump: "2"
    case .polynomialExponential: "4"
    case .polynomialLinear: "4p"
    }
  }

  /// Whether it can interpolate shifts of templates: all can but the exponential ones.
  public var canShift: Bool { !isExponential }

  /// Whether factors need logarithms, so that they must be positive.
  var isExponential: Bool { self == .piecewiseExponential || self == .polynomialExponential }
}
