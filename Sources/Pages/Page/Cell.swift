import Foundation
import Terminal

/// What stands in a cell or a card: a text, or a number whose full digits the page keeps, too.
struct Cell: Sendable, ExpressibleByStringLiteral, ExpressibleByStringInterpolation {
  let text: String
  var value: Double?

  init(_ text: String, value: Double? = nil) { (self.text, self.value) = (text, value) }
  init(stringLiteral text: String) { self.init(text) }

  /// A number to some significant digits; a dash for none.
  static func number(_ value: Double?, digits: Int = 4) -> Cell {
    value.map { Cell(shown($0, digits: digits), value: $0) } ?? "–"
  }

  /// A number's text to some significant digits, as it is printed.
  static func shown(_ value: Double, digits: Int = 4) -> String {
    Digits.significant(value, digits).printed
  }

  /// A number that was counted or chosen, without zeros at its end.
  static func chosen(_ value: Double) -> Cell {
    Cell(Digits.chosen(value).printed, value: value)
  }

  /// A number to some decimals, with its error where that is known.
  static func measured(_ value: Double, _ error: Double?) -> Cell {
    // An error that rounding makes is none.
    guard let error, error > 1e-9 * abs(value) else { return .number(value) }
    let (text, spread) = Digits.measured(value, error)
    return Cell("\(text.printed) ± \(spread.printed)", value: value)
  }

  @ContentBuilder var content: [Content] {
    if let value {
      Element("data", "", ["value": "\(value)"]) { text }
    } else {
      text
    }
  }
}

extension String {
  /// The number's text as it is printed, with a minus and a power of ten: -7.7e-13 as −7.7 × 10⁻¹³.
  fileprivate var printed: String {
    let parts = split(separator: "e").map { $0.replacingOccurrences(of: "-", with: "−") }
    guard parts.count == 2 else { return parts[0] }
    let digits = Array("⁰¹²³⁴⁵⁶⁷⁸⁹")
    let power = String(Int(parts[1].filter(\.isNumber)) ?? 0).compactMap(\.wholeNumberValue)
      .map { digits[$0] }
    return "\(parts[0]) × 10\(parts[1].hasPrefix("−") ? "⁻" : "")\(String(power))"
  }
}
