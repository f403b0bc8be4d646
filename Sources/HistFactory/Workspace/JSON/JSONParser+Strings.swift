extension JSONParser {
  /// Reads a text from its opening quote to behind its closing one.
  mutating func string() throws(Problem) -> String {
    let start = position
    position += 1
    let first = position
    while let byte = next, byte != UInt8(ascii: "\""), byte != UInt8(ascii: "\\"), byte >= 0x20 {
      position += 1
    }
    let plain = bytes[first..<position]
    if next == UInt8(ascii: "\"") {
      position += 1
      return try text(plain, from: start)
    }
    return try text(try escaped(after: plain, from: start)[...], from: start)
  }

  /// The rest of a text that has escapes, or is cut off.
  private mutating func escaped(after plain: ArraySlice<UInt8>, from start: Int) throws(Problem)
    -> [UInt8]
  {
    var content = Array(plain)
    while let byte = next {
      switch byte {
      case UInt8(ascii: "\""):
        position += 1
        return content
      case UInt8(ascii: "\\"): content.append(contentsOf: String(try escape()).utf8)
      case ..<0x20: throw problem("a control character inside a text; write it as an escape")
      default:
        content.append(byte)
        position += 1
      }
    }
    throw problem("the text that begins here has no closing quote", at: start)
  }

  private func text(_ content: ArraySlice<UInt8>, from start: Int) throws(Problem) -> String {
    guard let text = String(validating: content, as: UTF8.self) else {
      throw problem("the text that begins here is not valid UTF-8", at: start)
    }
    return text
  }

  private mutating func escape() throws(Problem) -> Unicode.Scalar {
    let start = position
    position += 2
    switch bytes.indices.contains(start + 1) ? bytes[start + 1] : nil {
    case UInt8(ascii: "\""): return "\""
    case UInt8(ascii: "\\"): return "\\"
    case UInt8(ascii: "/"): return "/"
    case UInt8(ascii: "b"): return "\u{8}"
    case UInt8(ascii: "f"): return "\u{C}"
    case UInt8(ascii: "n"): return "\n"
    case UInt8(ascii: "r"): return "\r"
    case UInt8(ascii: "t"): return "\t"
    case UInt8(ascii: "u"): return try unicode(from: start)
    default:
      throw problem("an unknown escape; '\\' is followed by one of \"\\/bfnrtu", at: start)
    }
  }

  /// The scalar of an escape with `u`, and of the one behind it where they are a pair of surrogates.
  private mutating func unicode(from start: Int) throws(Problem) -> Unicode.Scalar {
    let high = try hexadecimal(from: start)
    if let scalar = Unicode.Scalar(high) { return scalar }
    guard high < 0xDC00, bytes[min(position, bytes.count)...].starts(with: Array("\\u".utf8)) else {
      throw problem("half of a surrogate pair", at: start)
    }
    position += 2
    let low = try hexadecimal(from: start)
    guard 0xDC00...0xDFFF ~= low,
      let scalar = Unicode.Scalar(0x10000 + ((high - 0xD800) << 10) + (low - 0xDC00))
    else { throw problem("half of a surrogate pair", at: start) }
    return scalar
  }

  private mutating func hexadecimal(from start: Int) throws(Problem) -> UInt32 {
    let end = position + 4
    guard end <= bytes.count, bytes[position..<end].allSatisfy({ Character(.init($0)).isHexDigit })
    else { throw problem("'\\u' is followed by four hexadecimal digits", at: start) }
    defer { position = end }
    return UInt32(String(decoding: bytes[position..<end], as: UTF8.self), radix: 16)!
  }
}
