import CTables
import Foundation

/// Finds what a cell of a number column means that is no plain number.
struct UnusualNumber {
  private let format: CSVFormat
  private let markers: Set<String>

  init(_ format: CSVFormat) {
    self.format = format
    markers = Set(format.missingMarkers)
  }

  /// - Throws: `EventsError.csv` for a cell that is no number, or one that the format refuses.
  func value(of cell: ct_cell, column: String, in text: CSVText) throws -> Double {
    let found = try text.text(of: cell, column: column)
    let trimmed = found.trimmingCharacters(in: .whitespaces)
    if trimmed.isEmpty || markers.contains(trimmed) {
      guard let value = format.missingValue else {
        throw text.error(.missingNumber(column: column, found: trimmed), at: cell.start)
      }
      return value
    }
    guard let value = decimalValue(trimmed) ?? nonFiniteValue(trimmed) else {
      throw text.error(.notANumber(column: column, found: found), at: cell.start)
    }
    guard value.isFinite || format.nonFiniteNumbers == .allowed else {
      throw text.error(.nonFinite(column: column, found: trimmed), at: cell.start)
    }
    return value
  }

  /// Whether a cell could be one of a number column, whether or not the format then takes it.
  func mayBeNumber(_ cell: ct_cell, in text: CSVText) -> Bool {
    guard let found = try? text.text(of: cell, column: "") else { return false }
    let trimmed = found.trimmingCharacters(in: .whitespaces)
    return trimmed.isEmpty || markers.contains(trimmed) || decimalValue(trimmed) != nil
      || nonFiniteValue(trimmed) != nil
  }
}

/// The value of a decimal number, correctly rounded; infinity if it is too large, `nil` for anything
/// else, hexadecimal numbers among it.
func decimalValue(_ text: String) -> Double? {
  guard isDecimal(Array(text.utf8)[...]) else { return nil }
  return Double(text)
}

/// NaN or an infinity as written in `text`; `nil` if it is neither.
private func nonFiniteValue(_ text: String) -> Double? {
  switch text.lowercased() {
  case "nan", "+nan", "-nan": .nan
  case "inf", "+inf", "infinity", "+infinity": .infinity
  case "-inf", "-infinity": -.infinity
  default: nil
  }
}

/// Sign, digits, point, digits, exponent: at least one digit, and one behind an `e`.
private func isDecimal(_ text: ArraySlice<UInt8>) -> Bool {
  var rest = text.droppingSign
  let integer = rest.prefix(while: isDigit)
  rest = rest.dropFirst(integer.count)
  var count = integer.count
  if rest.first == UInt8(ascii: ".") {
    let fraction = rest.dropFirst().prefix(while: isDigit)
    rest = rest.dropFirst(1 + fraction.count)
    count += fraction.count
  }
  guard count > 0 else { return false }
  guard let letter = rest.first else { return true }
  let power = rest.dropFirst().droppingSign
  return (letter | 0x20) == UInt8(ascii: "e") && !power.isEmpty && power.allSatisfy(isDigit)
}

private func isDigit(_ byte: UInt8) -> Bool {
  (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
}

extension ArraySlice<UInt8> {
  fileprivate var droppingSign: Self {
    first == UInt8(ascii: "-") || first == UInt8(ascii: "+") ? dropFirst() : self
  }
}
