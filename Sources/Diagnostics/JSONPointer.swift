/// A place in a JSON document (RFC 6901), such as `/channels/0/name`.
public struct JSONPointer: Hashable, Sendable {
  /// The keys and indices that lead to the place, outermost first and without escapes.
  public private(set) var tokens: [String]

  /// The place that these keys and indices lead to.
  ///
  /// - Parameter tokens: Keys and indices, outermost first and without escapes.
  public init(tokens: some Sequence<String>) { self.tokens = Array(tokens) }

  /// The whole document.
  public static let root = JSONPointer(tokens: [])

  /// A member of an object.
  public static func / (pointer: JSONPointer, key: String) -> JSONPointer {
    var longer = pointer
    longer.tokens.append(key)
    return longer
  }

  /// An element of an array.
  public static func / (pointer: JSONPointer, index: Int) -> JSONPointer { pointer / "\(index)" }

  /// Whether the place lies inside the value at another one.
  ///
  /// - Parameter other: The place of what may contain this one; no place lies inside itself.
  public func isInside(_ other: JSONPointer) -> Bool {
    // The same text in another normal form of Unicode is another key.
    tokens.count > other.tokens.count
      && zip(tokens, other.tokens).allSatisfy { $0.utf8.elementsEqual($1.utf8) }
  }
}

extension JSONPointer: CustomStringConvertible {
  /// The pointer as it is written, `~` as `~0` and `/` as `~1`; empty for the whole document.
  public var description: String { tokens.map { "/" + Self.escaped($0) }.joined() }

  private static func escaped(_ token: String) -> String {
    guard token.utf8.contains(where: { $0 == UInt8(ascii: "~") || $0 == UInt8(ascii: "/") }) else {
      return token
    }
    return token.replacing("~", with: "~0").replacing("/", with: "~1")
  }
}
