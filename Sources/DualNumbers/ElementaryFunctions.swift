import Foundation
import NumericalMethods

/// eˣ.
@inlinable
public func exp<N: DifferentiableNumber>(_ x: N) -> N {
  let result = Foundation.exp(x.value)
  return x.mapped(to: result, slope: result)
}

/// eˣ − 1, accurate near 0.
@inlinable
public func expm1<N: DifferentiableNumber>(_ x: N) -> N {
  let result = Foundation.expm1(x.value)
  return x.mapped(to: result, slope: result + 1)
}

/// The natural logarithm; −∞ at 0, NaN below.
@inlinable
public func log<N: DifferentiableNumber>(_ x: N) -> N {
  x.mapped(to: Foundation.log(x.value), slope: 1 / x.value)
}

/// log(1 + x), accurate near 0.
@inlinable
public func log1p<N: DifferentiableNumber>(_ x: N) -> N {
  x.mapped(to: Foundation.log1p(x.value), slope: 1 / (1 + x.value))
}

/// √x; its derivative at 0 is infinite.
@inlinable
public func sqrt<N: DifferentiableNumber>(_ x: N) -> N {
  let root = x.value.squareRoot()
  return x.mapped(to: root, slope: 0.5 / root)
}

/// x².
@inlinable
public func square<N: DifferentiableNumber>(_ x: N) -> N {
  x.mapped(to: x.value * x.value, slope: 2 * x.value)
}

/// The sine of an angle in radians.
@inlinable
public func sin<N: DifferentiableNumber>(_ x: N) -> N {
  x.mapped(to: Foundation.sin(x.value), slope: Foundation.cos(x.value))
}

/// The cosine of an angle in radians.
@inlinable
public func cos<N: DifferentiableNumber>(_ x: N) -> N {
  x.mapped(to: Foundation.cos(x.value), slope: -Foundation.sin(x.value))
}

/// The tangent of an angle in radians.
@inlinable
public func tan<N: DifferentiableNumber>(_ x: N) -> N {
  let result = Foundation.tan(x.value)
  return x.mapped(to: result, slope: 1 + result * result)
}

/// The angle between −π/2 and π/2 whose tangent is x.
@inlinable
public func atan<N: DifferentiableNumber>(_ x: N) -> N {
  x.mapped(to: Foundation.atan(x.value), slope: 1 / (1 + x.value * x.value))
}

/// The angle of the point (x, y) from the x axis, from −π to π; its derivatives at the origin are NaN.
@inlinable
public func atan2<N: DifferentiableNumber>(_ y: N, _ x: N) -> N {
  let square = x.value * x.value + y.value * y.value
  return y.combined(
    with: x, to: Foundation.atan2(y.value, x.value), slopes: (x.value / square, -y.value / square))
}

/// √(x² + y²); its derivatives at the origin are NaN.
@inlinable
public func hypot<N: DifferentiableNumber>(_ x: N, _ y: N) -> N {
  let length = Foundation.hypot(x.value, y.value)
  return x.combined(with: y, to: length, slopes: (x.value / length, y.value / length))
}

/// The hyperbolic tangent.
@inlinable
public func tanh<N: DifferentiableNumber>(_ x: N) -> N {
  let result = Foundation.tanh(x.value)
  return x.mapped(to: result, slope: 1 - result * result)
}

/// 1 / (1 + e⁻ˣ).
@inlinable
public func sigmoid<N: DifferentiableNumber>(_ x: N) -> N {
  let small = Foundation.exp(-x.value.magnitude)
  let result = (x.value < 0 ? small : 1) / (1 + small)
  return x.mapped(to: result, slope: small / ((1 + small) * (1 + small)))
}

/// log(1 + eˣ).
@inlinable
public func softplus<N: DifferentiableNumber>(_ x: N) -> N {
  let small = Foundation.exp(-x.value.magnitude)
  let result = Swift.max(x.value, 0) + Foundation.log1p(small)
  return x.mapped(to: result, slope: (x.value < 0 ? small : 1) / (1 + small))
}

/// The error function, 2/√π ∫₀ˣ exp(−t²) dt.
@inlinable
public func erf<N: DifferentiableNumber>(_ x: N) -> N {
  x.mapped(
    to: Foundation.erf(x.value), slope: 1.1283791670955126 * Foundation.exp(-x.value * x.value))
}

/// 1 − erf x, accurate for large x.
@inlinable
public func erfc<N: DifferentiableNumber>(_ x: N) -> N {
  x.mapped(
    to: Foundation.erfc(x.value), slope: -1.1283791670955126 * Foundation.exp(-x.value * x.value))
}

/// Φ(x), the standard normal distribution function; relatively accurate for negative x.
public func normalCDF<N: DifferentiableNumber>(_ x: N) -> N {
  x.mapped(
    to: NumericalMethods.normalCDF(x.value),
    slope: Foundation.exp(logNormalDensity(x.value)))
}

/// log |Γ(x)|.
public func logGamma<N: DifferentiableNumber>(_ x: N) -> N {
  x.mapped(to: NumericalMethods.logGamma(x.value), slope: NumericalMethods.digamma(x.value))
}

/// xʸ for x ≥ 0. For x = 0 the derivative with respect to y is taken as 0.
@inlinable
public func pow<N: DifferentiableNumber>(_ x: N, _ y: N) -> N {
  let result = Foundation.pow(x.value, y.value)
  return x.combined(
    with: y, to: result,
    slopes: (
      y.value * Foundation.pow(x.value, y.value - 1),
      x.value == 0 ? 0 : result * Foundation.log(x.value)
    ))
}

/// xʸ of a constant power.
@inlinable @_disfavoredOverload
public func pow<N: DifferentiableNumber>(_ x: N, _ y: Double) -> N {
  x.mapped(
    to: Foundation.pow(x.value, y), slope: y * Foundation.pow(x.value, y - 1))
}
