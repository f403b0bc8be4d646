extension DecodingError {
  /// Where in the document the error is, as a JSON pointer (RFC 6901).
  var pointer: String {
    guard let path = context?.codingPath else { return "" }
    return path.map { "/" + ($0.intValue.map(String.init) ?? $0.stringValue.escaped) }.joined()
  }

  /// What was expected there.
  var reason: String {
    switch self {
    case .keyNotFound(let key, _): "the key '\(key.stringValue)' is missing"
    case .typeMismatch(let type, _): "expected \(name(of: type))"
    case .valueNotFound(let type, _): "null, where \(name(of: type)) is expected"
    case .dataCorrupted(let context): context.debugDescription
    @unknown default: "\(self)"
    }
  }

  private var context: Context? {
    switch self {
    case .keyNotFound(_, let context), .typeMismatch(_, let context),
      .valueNotFound(_, let context), .dataCorrupted(let context):
      context
    @unknown default: nil
    }
  }
}

extension String {
  fileprivate var escaped: String {
    replacing("~", with: "~0").replacing("/", with: "~1")
  }
}

private func name(of type: Any.Type) -> String {
  if type is any BinaryFloatingPoint.Type { return "a number" }
  if type is any BinaryInteger.Type { return "a whole number" }
  if type == Bool.self { return "true or false" }
  if type == String.self { return "a text" }
  return "\(type)".hasPrefix("Array") ? "a list" : "an object"
}
