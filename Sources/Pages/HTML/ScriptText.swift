extension String {
  /// The text as a literal of JSON that may also stand inside a script element.
  var scriptLiteral: String {
    var literal = "\""
    for scalar in unicodeScalars {
      switch scalar {
      case "\"", "\\": literal += "\\\(scalar)"
      case "<", ">", "&", "\u{2028}", "\u{2029}": literal += scalar.escapedInScript
      case _ where scalar.value < 0x20: literal += scalar.escapedInScript
      default: literal.unicodeScalars.append(scalar)
      }
    }
    return literal + "\""
  }
}

extension Unicode.Scalar {
  fileprivate var escapedInScript: String {
    let digits = String(value, radix: 16)
    return "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
  }
}
