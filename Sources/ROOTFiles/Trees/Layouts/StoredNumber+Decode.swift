extension StoredNumber {
  /// Writes the numbers that lie one after the other in `source` to `target`, as they are in memory.
  ///
  /// - Precondition: There is memory for all of them.
  func decode(_ source: UnsafeRawBufferPointer, into target: UnsafeMutableRawPointer) {
    guard let start = source.baseAddress else { return }
    let count = source.count / size
    switch packing {
    case .plain where number == .bool: decodeBools(start, count, target)
    case .plain:
      switch number.size {
      case 1: target.copyMemory(from: start, byteCount: count)
      case 2: swap(UInt16.self, start, count, target)
      case 4: swap(UInt32.self, start, count, target)
      default: swap(UInt64.self, start, count, target)
      }
    case .float: widen(start, count, target)
    case .range(let minimum, let factor):
      unpack(start, count, target) { Double($0) / factor + minimum }
    case .mantissa(let bits): unpackMantissas(bits, start, count, target)
    }
  }

  private func unpack(
    _ source: UnsafeRawPointer, _ count: Int, _ target: UnsafeMutableRawPointer,
    _ value: (UInt32) -> Double
  ) {
    for index in 0..<count {
      let stored = UInt32(
        bigEndian: source.loadUnaligned(fromByteOffset: 4 * index, as: UInt32.self))
      store(value(stored), at: index, target)
    }
  }

  private func unpackMantissas(
    _ bits: Int, _ source: UnsafeRawPointer, _ count: Int, _ target: UnsafeMutableRawPointer
  ) {
    let mask = UInt32(1) << UInt32(bits + 1) - 1
    for index in 0..<count {
      let exponent = UInt32(source.load(fromByteOffset: 3 * index, as: UInt8.self))
      let mantissa = UInt32(
        UInt16(bigEndian: source.loadUnaligned(fromByteOffset: 3 * index + 1, as: UInt16.self)))
      let magnitude = Float(bitPattern: exponent << 23 | (mantissa & mask) << UInt32(23 - bits))
      let isNegative = mantissa & (mask + 1) != 0
      store(Double(isNegative ? -magnitude : magnitude), at: index, target)
    }
  }

  private func store(_ value: Double, at index: Int, _ target: UnsafeMutableRawPointer) {
    if number == .double {
      target.storeBytes(of: value, toByteOffset: 8 * index, as: Double.self)
    } else {
      target.storeBytes(of: Float(value), toByteOffset: 4 * index, as: Float.self)
    }
  }
}

private func decodeBools(
  _ source: UnsafeRawPointer, _ count: Int, _ target: UnsafeMutableRawPointer
) {
  for index in 0..<count {
    let byte = source.load(fromByteOffset: index, as: UInt8.self)
    target.storeBytes(of: byte == 0 ? 0 : 1, toByteOffset: index, as: UInt8.self)
  }
}

@inline(__always)
private func swap<Word: FixedWidthInteger & BitwiseCopyable>(
  _ type: Word.Type, _ source: UnsafeRawPointer, _ count: Int, _ target: UnsafeMutableRawPointer
) {
  let size = MemoryLayout<Word>.size
  for index in 0..<count {
    let word = source.loadUnaligned(fromByteOffset: index &* size, as: Word.self)
    target.storeBytes(of: word.bigEndian, toByteOffset: index &* size, as: Word.self)
  }
}

private func widen(_ source: UnsafeRawPointer, _ count: Int, _ target: UnsafeMutableRawPointer) {
  for index in 0..<count {
    let bits = UInt32(bigEndian: source.loadUnaligned(fromByteOffset: 4 &* index, as: UInt32.self))
    target.storeBytes(
      of: Double(Float(bitPattern: bits)), toByteOffset: 8 &* index, as: Double.self)
  }
}
