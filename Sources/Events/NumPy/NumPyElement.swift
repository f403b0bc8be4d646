/// What a field holds.
enum NumPyElement: Equatable {
  case number(NumPyElementType)
  case text(NumPyTextType)
}

extension NumPyField {
  /// What the field holds.
  ///
  /// - Throws: `NumPyFailure` for types that are not read.
  func element() throws -> NumPyElement {
    if let text = NumPyTextType(descriptor, size: size) { return .text(text) }
    return .number(try NumPyElementType(descriptor))
  }
}

/// Texts of a fixed length: `<U8`, eight code points of four bytes each, or `S8`, eight bytes; zeros at
/// the end do not count.
struct NumPyTextType: Equatable {
  private let size: Int
  private let isUnicode: Bool
  private let isSwapped: Bool

  /// Nil for other types.
  init?(_ descriptor: String, size: Int) {
    let letter = descriptor.dropFirst().first
    guard let order = descriptor.first, "<>|".contains(order), letter == "U" || letter == "S",
      !descriptor.contains("[")
    else { return nil }
    self.size = size
    isUnicode = letter == "U"
    isSwapped = isUnicode && (order == ">") != (1.bigEndian == 1)
  }

  /// The text at an address; nil where the bytes are not UTF-8, or a number no code point.
  func text(_ start: UnsafeRawPointer) -> String? {
    let bytes = UnsafeRawBufferPointer(start: start, count: size)
    guard isUnicode else {
      let count = (bytes.lastIndex { $0 != 0 } ?? -1) + 1
      return String(validating: bytes.prefix(count), as: UTF8.self)
    }
    var points = (0..<size / 4).map { index -> UInt32 in
      let point = bytes.loadUnaligned(fromByteOffset: 4 * index, as: UInt32.self)
      return isSwapped ? point.byteSwapped : point
    }
    while points.last == 0 { points.removeLast() }
    return String(validating: points, as: UTF32.self)
  }
}
