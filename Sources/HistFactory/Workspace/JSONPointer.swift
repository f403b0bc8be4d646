/// A place in a JSON document (RFC 6901), such as `/channels/0/name`.
struct JSONPointer: Hashable, Sendable, CustomStringConvertible {
  let description: String

  static let root = JSONPointer(description: "")

  static func / (pointer: JSONPointer, key: String) -> JSONPointer {
    let escaped = key.replacing("~", with: "~0").replacing("/", with: "~1")
    return JSONPointer(description: "\(pointer)/\(escaped)")
  }

  static func / (pointer: JSONPointer, index: Int) -> JSONPointer { pointer / "\(index)" }
}
