/// Puts the bytes of split elements together: the first bytes of all elements come first.
///
/// - Parameters:
///   - bytes: Of all elements.
///   - count: How many elements there are.
///   - range: Which of them are wanted.
///   - target: As many elements as are wanted; its size tells how long they are.
func joinBytes(
  _ bytes: UnsafeRawBufferPointer, of count: Int, in range: Range<Int>,
  into target: UnsafeMutableRawBufferPointer
) {
  guard let source = bytes.baseAddress, let target = target.baseAddress, !range.isEmpty else {
    return
  }
  let planes = source.assumingMemoryBound(to: UInt8.self) + range.lowerBound
  switch bytes.count / count {
  case 2: join2(planes, count, range.count, target.assumingMemoryBound(to: UInt16.self))
  case 4: join4(planes, count, range.count, target.assumingMemoryBound(to: UInt32.self))
  default: join8(planes, count, range.count, target.assumingMemoryBound(to: UInt64.self))
  }
}

private func join2(
  _ plane: UnsafePointer<UInt8>, _ stride: Int, _ count: Int, _ target: UnsafeMutablePointer<UInt16>
) {
  let high = plane + stride
  for index in 0..<count { target[index] = UInt16(plane[index]) | UInt16(high[index]) << 8 }
}

private func join4(
  _ plane: UnsafePointer<UInt8>, _ stride: Int, _ count: Int, _ target: UnsafeMutablePointer<UInt32>
) {
  let (second, third, fourth) = (plane + stride, plane + 2 * stride, plane + 3 * stride)
  for index in 0..<count {
    let low = UInt32(plane[index]) | UInt32(second[index]) << 8
    target[index] = low | UInt32(third[index]) << 16 | UInt32(fourth[index]) << 24
  }
}

private func join8(
  _ plane: UnsafePointer<UInt8>, _ stride: Int, _ count: Int, _ target: UnsafeMutablePointer<UInt64>
) {
  let upper = plane + 4 * stride
  for index in 0..<count {
    var (low, high) = (UInt64(plane[index]), UInt64(upper[index]))
    for byte in 1..<4 {
      low |= UInt64(plane[byte * stride + index]) << UInt64(8 * byte)
      high |= UInt64(upper[byte * stride + index]) << UInt64(8 * byte)
    }
    target[index] = low | high << 32
  }
}

/// Up to 32 bits from any bit on, the lowest first.
func packedBits(_ bytes: UnsafeRawBufferPointer, at bit: Int, _ count: Int) -> UInt32 {
  let first = bit >> 3
  var word: UInt64 = 0
  for index in first..<min(first + 5, bytes.count) {
    word |= UInt64(bytes[index]) << UInt64(8 * (index - first))
  }
  return UInt32(truncatingIfNeeded: word >> UInt64(bit & 7) & (1 << UInt64(count) - 1))
}

extension Float {
  /// The value of a half-precision number (IEEE 754 binary16), which every float can hold.
  init(halfBits bits: UInt16) {
    let sign = UInt32(bits & 0x8000) << 16
    let (exponent, fraction) = (UInt32(bits >> 10 & 0x1F), UInt32(bits & 0x3FF))
    switch exponent {
    case 0:
      let magnitude = Float(fraction) * 0x1p-24
      self = sign == 0 ? magnitude : -magnitude
    case 31: self.init(bitPattern: sign | 0x7F80_0000 | fraction << 13)
    default: self.init(bitPattern: sign | (exponent + 112) << 23 | fraction << 13)
    }
  }
}
