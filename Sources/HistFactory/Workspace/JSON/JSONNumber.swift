import Foundation

/// A number of a JSON document: an integer if it is written without point and exponent, as in Python.
public enum JSONNumber: Sendable {
  case integer(Int)
  /// A finite double.
  case double(Double)
  /// An integer that does not fit into `Int`: its digits, after a minus sign if it is negative, without
  /// leading zeros.
  case largeInteger(String)

  /// The nearest double; infinite for integers beyond the largest.
  public var doubleValue: Double {
    switch self {
    case .integer(let value): Double(value)
    case .double(let value): value
    case .largeInteger(let digits): Double(digits)!
    }
  }
}

extension JSONNumber: Equatable {
  /// Whether the numbers have exactly the same value, however they are written.
  public static func == (a: JSONNumber, b: JSONNumber) -> Bool {
    switch (a, b) {
    case (.integer(let a), .integer(let b)): a == b
    case (.double(let a), .double(let b)): a == b
    case (.largeInteger(let a), .largeInteger(let b)): a == b
    case (.integer(let integer), .double(let double)), (.double(let double), .integer(let integer)):
      Int(exactly: double) == integer
    case (.largeInteger(let digits), .double(let double)),
      (.double(let double), .largeInteger(let digits)):
      String(format: "%.0f", double) == digits && double == double.rounded()
    case (.integer, .largeInteger), (.largeInteger, .integer): false
    }
  }
}

extension JSONNumber: CustomStringConvertible {
  /// The number as Python writes it, so that documents have the text and the digests that pyhf gives
  /// them: the shortest digits that read back to the last bit, `1.0` for a whole double, and an
  /// exponent of two digits or more below 1e-4 and from 1e16 on.
  public var description: String {
    switch self {
    case .integer(let value): "\(value)"
    case .largeInteger(let digits): digits
    case .double(let value): Self.text(of: value)
    }
  }

  private static func text(of value: Double) -> String {
    // Swift finds the same digits, but changes to an exponent at 2^53 already; such doubles are whole.
    value.magnitude >= 0x1p53 && value.magnitude < 1e16 ? "\(Int(value)).0" : value.description
  }
}
