import HistFactory

extension JSONValue {
  /// A number, or null for one that is not finite, which JSON does not have.
  static func finite(_ value: Double) -> JSONValue {
    value.isFinite ? .number(.double(value)) : .null
  }

  /// A list of numbers.
  static func list(_ values: [Double]) -> JSONValue { .array(values.map(finite)) }

  /// A list of texts.
  static func list(_ texts: [String]) -> JSONValue { .array(texts.map { .string($0) }) }

  /// A whole number.
  static func count(_ value: Int) -> JSONValue { .number(.integer(value)) }
}

extension JSONObject {
  /// An object of these members; the last of equal keys counts.
  init(_ members: [(String, JSONValue)]) {
    self.init()
    for (key, value) in members { self[key] = value }
  }
}
