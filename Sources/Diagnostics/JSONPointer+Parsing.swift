extension JSONPointer {
  /// What is wrong with a text that should be a pointer.
  public struct SyntaxError: Error, Hashable, CustomStringConvertible {
    public let description: String
  }

  /// The pointer that a text writes.
  ///
  /// - Parameter text: Empty, or `/` before each key or index; `~` is written `~0` and `/` `~1`.
  /// - Throws: `SyntaxError` for a text that does not begin with `/`, or a `~` without 0 or 1 after it.
  public init(parsing text: String) throws(SyntaxError) {
    if text.isEmpty {
      self = .root
      return
    }
    guard text.utf8.first == UInt8(ascii: "/") else {
      throw SyntaxError(description: "'\(text)' is no JSON pointer; it has to begin with '/'")
    }
    var tokens: [String] = []
    for token in text.utf8.dropFirst().split(
      separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
    {
      guard let token = Self.unescaped(token) else {
        throw SyntaxError(
          description: "'\(text)' is no JSON pointer; '~' is written '~0', and '/' in a key '~1'")
      }
      tokens.append(token)
    }
    self.init(tokens: tokens)
  }

  /// The token without escapes; nil where a `~` is no escape.
  private static func unescaped(_ token: Substring.UTF8View) -> String? {
    guard token.contains(UInt8(ascii: "~")) else { return String(Substring(token)) }
    var bytes: [UInt8] = []
    var rest = token
    while let byte = rest.popFirst() {
      guard byte == UInt8(ascii: "~") else {
        bytes.append(byte)
        continue
      }
      switch rest.popFirst() {
      case UInt8(ascii: "0"): bytes.append(UInt8(ascii: "~"))
      case UInt8(ascii: "1"): bytes.append(UInt8(ascii: "/"))
      default: return nil
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}

extension JSONPointer: ExpressibleByStringLiteral {
  /// The pointer that a literal writes, which has to be one.
  ///
  /// - Parameter text: As for ``init(parsing:)``.
  public init(stringLiteral text: String) {
    do {
      try self.init(parsing: text)
    } catch {
      preconditionFailure("\(error)")
    }
  }
}
