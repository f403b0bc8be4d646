/// A place in a JSON document (RFC 6901), such as `/channels/0/name`.
public struct JSONPointer: Hashable, Sendable, CustomStringConvertible {
  public let description: String

  /// The whole document.
  public static let root = JSONPointer(description: "")

  /// A member of an object.
  public static func / (pointer: JSONPointer, key: String) -> JSONPointer {
    let escaped = key.replacing("~", with: "~0").replacing("/", with: "~1")
    return JSONPointer(description: "\(pointer)/\(escaped)")
  }

  /// An element of an array.
  public static func / (pointer: JSONPointer, index: Int) -> JSONPointer { pointer / "\(index)" }
}
