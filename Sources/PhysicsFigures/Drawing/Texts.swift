import Foundation
import Plots

/// A name as it is shown: letter by letter, in one line, and with its middle left out where it is too
/// long.
///
/// - Parameters:
///   - name: Any text.
///   - width: The pixels that there are at most, for letters of 12 pixels.
func shown(_ name: String, within width: Double = 190) -> String {
  PlotText.literal(name, within: width / 12)
}

/// A number for people, to three digits or so: `0.0123`, `−1.5e−06`.
func number(_ value: Double, digits: Int = 3) -> String {
  if value.isNaN { return "no number" }
  if value.isInfinite { return value < 0 ? "−∞" : "∞" }
  if value == 0 { return "0" }
  let isWhole = value == value.rounded() && abs(value) < 1e6
  let text = isWhole ? String(format: "%.0f", value) : String(format: "%.\(digits)g", value)
  return text.replacing("-", with: "−")
}

/// A share as a percentage with one decimal.
func percentage(_ share: Double) -> String { number((1000 * share).rounded() / 10) + " %" }

/// “one of a, b and c”: a list for people, whose end is counted if it is long.
///
/// - Parameters:
///   - items: What is listed.
///   - limit: How many are named at most.
func list(_ items: [String], limit: Int = 8) -> String {
  if items.count > limit {
    return items.prefix(limit).joined(separator: ", ") + " and \(items.count - limit) more"
  }
  guard items.count > 1, let last = items.last else { return items.first ?? "" }
  return items.dropLast().joined(separator: ", ") + " and " + last
}

/// “1 bin”, “2 bins”.
func counted(_ count: Int, _ noun: String) -> String { "\(count) \(noun)\(count == 1 ? "" : "s")" }
