import Foundation

extension DecodingError {
  /// Where in the document the error is.
  public var pointer: JSONPointer {
    (context?.codingPath ?? []).reduce(.root) { pointer, key in
      key.intValue.map { pointer / $0 } ?? pointer / key.stringValue
    }
  }

  /// What is wrong there, in words for a person.
  public var reason: String {
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

private func name(of type: Any.Type) -> String {
  if type is any BinaryFloatingPoint.Type { return "a number" }
  if type is any BinaryInteger.Type { return "a whole number" }
  if type == Bool.self { return "true or false" }
  if type == String.self { return "a text" }
  return "\(type)".hasPrefix("Array") ? "a list" : "an object"
}

/// What makes a text no JSON at all, and where; a decoder's own error does not tell. Nil for JSON.
public func jsonSyntaxProblem(in data: Data) -> String? {
  do {
    _ = try JSONSerialization.jsonObject(with: data, options: .fragmentsAllowed)
    return nil
  } catch {
    let details = (error as NSError).userInfo["NSDebugDescription"] as? String
    return details ?? error.localizedDescription
  }
}
