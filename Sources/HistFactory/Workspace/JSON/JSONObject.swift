import OrderedCollections

/// The members of a JSON object, which keep their order but are compared without it.
public struct JSONObject: Sendable {
  var members: OrderedDictionary<JSONKey, JSONValue> = [:]

  /// An object without members.
  public init() {}

  /// The keys in their order.
  public var keys: [String] { members.keys.map(\.text) }

  /// The number of members.
  public var count: Int { members.count }

  /// The value of a member; nil if there is none. A new member is the last.
  ///
  /// - Parameter key: The member's key.
  public subscript(key: String) -> JSONValue? {
    get { members[JSONKey(key)] }
    set { members[JSONKey(key)] = newValue }
  }
}

extension JSONObject: Equatable {
  public static func == (a: JSONObject, b: JSONObject) -> Bool {
    a.count == b.count && a.members.allSatisfy { b.members[$0.key] == $0.value }
  }
}

/// A text that equals another only if both have the same scalars, unlike `String`, for which “é” is
/// “é” whether it is one scalar or two. Ordered by scalars.
struct JSONKey: Hashable, Comparable, Sendable {
  let text: String

  init(_ text: String) { self.text = text }

  static func == (a: JSONKey, b: JSONKey) -> Bool { a.text.utf8.elementsEqual(b.text.utf8) }

  static func < (a: JSONKey, b: JSONKey) -> Bool {
    a.text.utf8.lexicographicallyPrecedes(b.text.utf8)
  }

  func hash(into hasher: inout Hasher) {
    var text = text
    text.withUTF8 { hasher.combine(bytes: UnsafeRawBufferPointer($0)) }
  }
}
