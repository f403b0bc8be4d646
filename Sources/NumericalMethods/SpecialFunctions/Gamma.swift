internal import CGSL
import Foundation

/// log|Γ(x)|.
///
/// Infinite at 0, −1, −2, … and at ±∞; NaN for NaN. Within 2 ulp for x > 0; beside the zeros at
/// negative x the error is small in absolute terms only.
public func logGamma(_ x: Double) -> Double {
  // The overload that also returns the sign of Γ writes no global variable.
  let (value, _): (Double, Int) = lgamma(x)
  return value
}

/// The digamma function ψ(x) = d log Γ(x) / dx.
///
/// NaN at the poles 0, −1, −2, … and for NaN or −∞; ∞ at ∞. Relative error below 1e-14 for x > 0,
/// except beside the zero at 1.4616…, where it is an absolute 1e-15. DLMF 5.2.2.
public func digamma(_ x: Double) -> Double {
  if x == .infinity { return .infinity }
  let isPole = x <= 0 && x == x.rounded()
  guard x.isFinite, !isPole else { return .nan }
  return valueOrNaN { gsl_sf_psi_e(x, &$0) }
}

/// The polygamma function ψ⁽ⁿ⁾(x), the derivative of order n of the digamma function.
///
/// Order 0 is ``digamma(_:)``. For higher orders NaN unless x > 0, and 0 at ∞. Relative error below
/// 1e-13. DLMF 5.15.
///
/// - Parameters:
///   - order: n, at least 0.
///   - x: The argument.
public func polygamma(_ order: Int, _ x: Double) -> Double {
  precondition(order >= 0, "polygamma: order is \(order); expected 0 (digamma), 1 (trigamma), …")
  if order == 0 { return digamma(x) }
  if x == .infinity { return 0 }
  guard x > 0 else { return .nan }
  return valueOrNaN { gsl_sf_psi_n_e(Int32(order), x, &$0) }
}

/// What a GSL function computed; also where it only complains of underflow or overflow.
func valueOrNaN(_ compute: (inout gsl_sf_result) -> Int32) -> Double {
  GSL.prepare()
  var result = gsl_sf_result(val: .nan, err: .nan)
  let code = compute(&result)
  let isUsable = [GSL_SUCCESS, Int(GSL_EUNDRFLW), Int(GSL_EOVRFLW)].contains(Int(code))
  return isUsable ? result.val : .nan
}
