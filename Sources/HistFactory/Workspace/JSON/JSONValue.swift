/// A JSON document or a part of it (RFC 8259), as it is before anything is made of it.
///
/// Numbers keep what was written: doubles to the last bit, integers of any size, and which of the two
/// they are. Two values are equal if they have the same content: numbers by their value (1 equals
/// 1.0), texts by their Unicode scalars, objects whatever the order of their members.
/// ```swift
/// let document = try JSONValue(contentsOf: file)
/// let name = document["measurements"]?[0]?["name"]
/// ```
public enum JSONValue: Sendable {
  case null
  case bool(Bool)
  case number(JSONNumber)
  case string(String)
  case array([JSONValue])
  case object(JSONObject)

  /// The member of an object; nil if there is none, or for a value that is no object.
  ///
  /// - Parameter key: The member's key.
  public subscript(key: String) -> JSONValue? {
    if case .object(let object) = self { object[key] } else { nil }
  }

  /// The element of an array; nil beyond its ends, or for a value that is no array.
  ///
  /// - Parameter index: The element's position from 0.
  public subscript(index: Int) -> JSONValue? {
    guard case .array(let elements) = self, elements.indices.contains(index) else { return nil }
    return elements[index]
  }

  /// How many levels of arrays and objects a document may have.
  ///
  /// Workspaces have ten. More would be read by a recursion that outgrows the stack of a thread.
  public static let deepestNesting = 128
}

extension JSONValue: Equatable {
  public static func == (a: JSONValue, b: JSONValue) -> Bool {
    switch (a, b) {
    case (.null, .null): true
    case (.bool(let a), .bool(let b)): a == b
    case (.number(let a), .number(let b)): a == b
    case (.string(let a), .string(let b)): JSONKey(a) == JSONKey(b)
    case (.array(let a), .array(let b)): a == b
    case (.object(let a), .object(let b)): a == b
    default: false
    }
  }
}

extension JSONValue {
  /// What the value is, for a person.
  var kind: String {
    switch self {
    case .null: "null"
    case .bool(let value): "\(value)"
    case .number: "a number"
    case .string: "a text"
    case .array: "a list"
    case .object: "an object"
    }
  }
}
