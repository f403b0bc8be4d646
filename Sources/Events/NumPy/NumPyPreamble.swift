/// What stands in front of an array's elements.
struct NumPyPreamble {
  /// The element type as a Python literal: `'<f8'`, or a list.
  let type: String
  let shape: [Int]

  /// Magic, version, length and header. NumPy aligns the elements to 64 bytes.
  var bytes: [UInt8] {
    let lengths = shape.map { "\($0)," }.joined(separator: " ")
    let header = "{'descr': \(type), 'fortran_order': False, 'shape': (\(lengths)), }"
    // Version 1 counts the header in two bytes; version 3, in UTF-8, in four.
    let isShort = header.utf8.count < 65_000 && header.utf8.allSatisfy { $0 < 0x80 }
    let front = NumPyLayout.magic.count + 2 + (isShort ? 2 : 4)
    let padding = (64 - (front + header.utf8.count + 1) % 64) % 64
    let line = header + String(repeating: " ", count: padding) + "\n"
    let length = (0..<(isShort ? 2 : 4)).map {
      UInt8(truncatingIfNeeded: line.utf8.count >> (8 * $0))
    }
    return NumPyLayout.magic + [isShort ? 1 : 3, 0] + length + Array(line.utf8)
  }
}
