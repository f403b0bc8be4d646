import Foundation

/// An element type such as `<f8`: byte order, kind, size.
struct NumPyElementType: Equatable {
  let size: Int
  private let isBigEndian: Bool
  private let kind: Character

  /// - Throws: `NumPyFailure` for types that are not read.
  init(_ descriptor: String) throws {
    let parts = Array(descriptor)
    guard parts.count == 3, "<>|".contains(parts[0]),
      ["f4", "f8", "i1", "i2", "i4", "i8", "u1", "u2", "u4", "u8", "b1"]
        .contains(String(parts[1...])),
      let size = parts[2].wholeNumberValue, parts[0] != "|" || size == 1
    else { throw NumPyFailure(.unsupportedType(descriptor)) }
    self.size = size
    isBigEndian = parts[0] == ">"
    kind = parts[1]
  }

  /// The elements of `bytes`, which holds a whole number of them.
  ///
  /// - Throws: `NumPyFailure` for an integer that a `Double` cannot hold.
  func values(_ bytes: UnsafeRawBufferPointer) throws -> [Double] {
    switch (kind, size) {
    case ("f", 8): bits(bytes, UInt64.self).map(Double.init(bitPattern:))
    case ("f", _): bits(bytes, UInt32.self).map { Double(Float(bitPattern: $0)) }
    case ("i", 1): try exact(bits(bytes, Int8.self))
    case ("i", 2): try exact(bits(bytes, Int16.self))
    case ("i", 4): try exact(bits(bytes, Int32.self))
    case ("i", _): try exact(bits(bytes, Int64.self))
    case ("u", 2): try exact(bits(bytes, UInt16.self))
    case ("u", 4): try exact(bits(bytes, UInt32.self))
    case ("u", 8): try exact(bits(bytes, UInt64.self))
    case ("u", _): try exact(bits(bytes, UInt8.self))
    default: bits(bytes, UInt8.self).map { $0 == 0 ? 0 : 1 }
    }
  }

  private func bits<Bits: FixedWidthInteger>(
    _ bytes: UnsafeRawBufferPointer, _: Bits.Type
  ) -> [Bits] {
    (0..<bytes.count / size).map { index in
      let stored = bytes.loadUnaligned(fromByteOffset: index * size, as: Bits.self)
      return isBigEndian ? Bits(bigEndian: stored) : Bits(littleEndian: stored)
    }
  }

  private func exact<Bits: FixedWidthInteger>(_ integers: [Bits]) throws -> [Double] {
    try integers.enumerated().map { index, integer in
      guard let value = Double(exactly: integer) else {
        throw NumPyFailure(.inexactInteger("\(integer)", index: index))
      }
      return value
    }
  }
}

/// Elements stored with the first index fastest, rearranged with the last index fastest.
func cOrder(fromFortran values: [Double], shape: [Int]) -> [Double] {
  guard shape.count > 1 else { return values }
  var strides = [Int](repeating: 1, count: shape.count)
  for axis in 1..<shape.count { strides[axis] = strides[axis - 1] * shape[axis - 1] }
  var index = [Int](repeating: 0, count: shape.count)
  var source = 0
  return values.indices.map { _ in
    let value = values[source]
    for axis in shape.indices.reversed() {
      index[axis] += 1
      source += strides[axis]
      if index[axis] < shape[axis] { break }
      source -= index[axis] * strides[axis]
      index[axis] = 0
    }
    return value
  }
}
