extension ROOTValues {
  /// Numbers that `fill` writes.
  ///
  /// - Parameters:
  ///   - number: Their kind.
  ///   - capacity: How many there is to be memory for.
  ///   - fill: Writes the numbers as they are in memory, and says how many they are.
  init(
    _ number: ROOTNumber, capacity: Int, _ fill: (UnsafeMutableRawBufferPointer) throws -> Int
  ) rethrows {
    switch number {
    case .bool: self = .bool(try filled(capacity, fill))
    case .int8: self = .int8(try filled(capacity, fill))
    case .uint8: self = .uint8(try filled(capacity, fill))
    case .int16: self = .int16(try filled(capacity, fill))
    case .uint16: self = .uint16(try filled(capacity, fill))
    case .int32: self = .int32(try filled(capacity, fill))
    case .uint32: self = .uint32(try filled(capacity, fill))
    case .int64: self = .int64(try filled(capacity, fill))
    case .uint64: self = .uint64(try filled(capacity, fill))
    case .float: self = .float(try filled(capacity, fill))
    case .double: self = .double(try filled(capacity, fill))
    }
  }

  /// The elements as whole numbers; nil for reals and texts. Unsigned ones beyond 2⁶³ are wrapped.
  var integers: [Int]? {
    switch self {
    case .bool(let values): values.map { $0 ? 1 : 0 }
    case .int8(let values): values.map(Int.init)
    case .uint8(let values): values.map(Int.init)
    case .int16(let values): values.map(Int.init)
    case .uint16(let values): values.map(Int.init)
    case .int32(let values): values.map(Int.init)
    case .uint32(let values): values.map(Int.init)
    case .int64(let values): values.map(Int.init)
    case .uint64(let values): values.map { Int(truncatingIfNeeded: $0) }
    case .float, .double, .text: nil
    }
  }
}

private func filled<Value>(
  _ capacity: Int, _ fill: (UnsafeMutableRawBufferPointer) throws -> Int
) rethrows -> [Value] {
  try [Value](unsafeUninitializedCapacity: capacity) { buffer, count in
    let memory = UnsafeMutableRawBufferPointer(buffer)
    adviseLargePages(memory)
    count = try fill(memory)
  }
}
