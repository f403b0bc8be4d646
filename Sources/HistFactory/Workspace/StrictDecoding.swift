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
