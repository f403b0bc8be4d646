import Foundation

/// A number as text with at most two decimals, whatever the language: `12.5`, never `-0`.
///
/// Beyond a million in size it is that million: nothing so far away is seen. What is no number is 0.
func svgNumber(_ value: Double) -> String {
  if value.isNaN { return "0" }
  let hundredths = Int((min(max(value, -1e6), 1e6) * 100).rounded())
  let (whole, rest) = (abs(hundredths) / 100, abs(hundredths) % 100)
  let sign = hundredths < 0 ? "-" : ""
  if rest == 0 { return "\(sign)\(whole)" }
  if rest % 10 == 0 { return "\(sign)\(whole).\(rest / 10)" }
  return "\(sign)\(whole).\(rest < 10 ? "0" : "")\(rest)"
}

/// The number `digits` × 10^`exponent`, exactly, with a proper minus.
func decimalText(_ digits: Int, exponent: Int) -> String {
  let sign = digits < 0 ? "−" : ""
  var text = String(digits.magnitude)
  if exponent >= 0 {
    return sign + text + (digits == 0 ? "" : String(repeating: "0", count: exponent))
  }
  let decimals = -exponent
  if text.count <= decimals {
    text = String(repeating: "0", count: decimals + 1 - text.count) + text
  }
  return "\(sign)\(text.dropLast(decimals)).\(text.suffix(decimals))"
}

/// A number to so many significant digits, for people: `0.0123`, `−1.5×10^{6}`.
///
/// - Parameters:
///   - value: Any number; what is not finite is written as `nan` or `∞`.
///   - digits: Significant digits, from 1 to 15.
func significantText(_ value: Double, digits: Int) -> String {
  guard value.isFinite else { return value.isNaN ? "nan" : value < 0 ? "−∞" : "∞" }
  if value == 0 { return "0" }
  let scientific = String(format: "%.\(digits - 1)e", value).split(separator: "e")
  guard let exponent = Int(scientific[1]) else { return "\(value)" }
  let mantissa = scientific[0].filter { $0 != "." && $0 != "-" }
  let signed = (value < 0 ? -1 : 1) * (Int(mantissa) ?? 0)
  if (-4..<6).contains(exponent) {
    return decimalText(signed, exponent: exponent - digits + 1)
  }
  return decimalText(signed, exponent: 1 - digits) + "×10^{\(exponent)}"
}

/// A number with so many decimals, never −0.
func fixedText(_ value: Double, decimals: Int) -> String {
  guard value.isFinite, abs(value) < 1e9 else { return significantText(value, digits: 3) }
  let decimals = min(max(decimals, 0), 9)
  return decimalText(Int((value * exp10(Double(decimals))).rounded()), exponent: -decimals)
}

/// 10 to a whole power.
func exp10(_ exponent: Double) -> Double { pow(10, exponent) }
