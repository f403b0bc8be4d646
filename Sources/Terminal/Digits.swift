import Foundation

/// Numbers with as many digits as they deserve.
public enum Digits {
  /// A number to four significant digits.
  public static func number(_ value: Double) -> String { significant(value, 4) }

  /// A number to some significant digits; powers of ten below 1e-4 and from 1e7 on.
  public static func significant(_ value: Double, _ digits: Int) -> String {
    guard value.isFinite else { return value.isNaN ? "nan" : value < 0 ? "-inf" : "inf" }
    if value == 0 { return "0" }
    // Rounded first, so that 9.9999 to three digits counts as 10.0.
    let scientific = String(format: "%.*e", digits - 1, value)
    let exponent = scientific.split(separator: "e").last.flatMap { Int($0) } ?? 0
    if exponent < -4 || exponent >= 7 { return scientific }
    return String(format: "%.*f", max(digits - 1 - exponent, 0), value)
  }

  /// A number that someone chose: to six significant digits, without zeros at the end.
  public static func chosen(_ value: Double) -> String {
    let text = significant(value, 6)
    let parts = text.split(separator: "e")
    guard parts[0].contains(".") else { return text }
    let digits = parts[0][...parts[0].lastIndex { $0 != "0" }!]
    let mantissa = digits.last == "." ? digits.dropLast() : digits
    return ([mantissa] + parts.dropFirst()).joined(separator: "e")
  }

  /// A probability to three significant digits.
  public static func probability(_ value: Double) -> String { significant(value, 3) }

  /// How many decimals show two significant digits of an uncertainty; nil if it is 0, not finite, or
  /// so small or large that powers of ten are needed.
  public static func decimals(for uncertainty: Double) -> Int? {
    guard uncertainty.isFinite, uncertainty > 0 else { return nil }
    let scientific = String(format: "%.1e", uncertainty)
    let exponent = scientific.split(separator: "e").last.flatMap { Int($0) } ?? 0
    return (-4..<7).contains(exponent) ? max(1 - exponent, 0) : nil
  }

  /// A value and its uncertainty, both to two significant digits of the latter.
  public static func measured(_ value: Double, _ uncertainty: Double) -> (
    value: String, error: String
  ) {
    guard let decimals = decimals(for: uncertainty), abs(value) < 1e7 else {
      return (number(value), uncertainty.isNaN ? "?" : significant(uncertainty, 2))
    }
    return (fixed(value, decimals), fixed(uncertainty, decimals))
  }

  /// A value with the distances to both ends of its interval, as in `0.54 +1.11 -0.54`.
  public static func measured(_ value: Double, from lower: Double, to upper: Double) -> String {
    let (below, above) = (value - lower, upper - value)
    let smallest = [below, above].filter { $0 > 0 && $0.isFinite }.min() ?? 0
    guard let decimals = decimals(for: smallest), abs(value) < 1e7 else {
      return "\(number(value)) +\(significant(above, 2)) -\(significant(below, 2))"
    }
    return "\(fixed(value, decimals)) +\(fixed(above, decimals)) -\(fixed(below, decimals))"
  }

  /// A number to some decimals; without the sign of a zero.
  public static func fixed(_ value: Double, _ decimals: Int) -> String {
    guard value.isFinite else { return number(value) }
    let text = String(format: "%.*f", decimals, value)
    return text.hasPrefix("-") && !text.contains { ("1"..."9").contains($0) }
      ? String(text.dropFirst()) : text
  }
}
