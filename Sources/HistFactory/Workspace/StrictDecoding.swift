import Diagnostics

extension Decoder {
  /// The object at this place, after a check that it has no keys but these.
  ///
  /// - Throws: `DecodingError` at an unknown key, with near names.
  func object<Key: CodingKey & CaseIterable>(of keys: Key.Type) throws
    -> KeyedDecodingContainer<Key>
  {
    let all = try container(keyedBy: AnyKey.self)
    let unknown = all.allKeys.map(\.stringValue).filter { Key(stringValue: $0) == nil }
    if let name = unknown.min() {
      let known = Key.allCases.map(\.stringValue)
      throw DecodingError.dataCorrupted(
        .init(
          codingPath: codingPath + [AnyKey(stringValue: name)],
          debugDescription: """
            there is no such key here\(suggestion(for: name, in: known)); expected \
            \(known.joined(separator: ", "))
            """))
    }
    return try container(keyedBy: keys)
  }
}

/// Any key of an object.
private struct AnyKey: CodingKey {
  let stringValue: String
  var intValue: Int? { nil }

  init(stringValue: String) { self.stringValue = stringValue }
  init?(intValue: Int) { nil }
}

extension DecodingError {
  /// Where in the document the error is, as a JSON pointer (RFC 6901).
  var pointer: JSONPointer {
    (context?.codingPath ?? []).reduce(.root) { pointer, key in
      key.intValue.map { pointer / $0 } ?? pointer / key.stringValue
    }
  }

  /// What is wrong there.
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

private func name(of type: Any.Type) -> String {
  if type == Double.self { return "a number" }
  if type == Bool.self { return "true or false" }
  if type == String.self { return "a text" }
  return "\(type)".hasPrefix("Array") ? "a list" : "an object"
}
