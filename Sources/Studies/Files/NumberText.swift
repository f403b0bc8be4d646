import Foundation

/// A number with so many significant digits.
func text(_ value: Double, digits: Int = 3) -> String { String(format: "%.\(digits)g", value) }

/// A number with so many decimals, with its sign if asked.
func fixed(_ value: Double, _ decimals: Int, signed: Bool = false) -> String {
  String(format: signed ? "%+.\(decimals)f" : "%.\(decimals)f", value)
}
