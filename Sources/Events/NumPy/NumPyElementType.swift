/// An element type such as `<f8`: byte order, kind, size.
struct NumPyElementType: Equatable, Sendable {
  let number: StoredNumberType
  /// Bytes of one element.
  let size: Int
  private let isSwapped: Bool

  /// Whether the bytes are those of this machine's `Double`.
  var isNativeDouble: Bool { number == .float64 && !isSwapped }

  /// - Throws: `NumPyFailure` for types that are not read.
  init(_ descriptor: String) throws {
    guard let order = descriptor.first, "<>|".contains(order),
      let number = StoredNumberType(rawValue: String(descriptor.dropFirst())),
      order != "|" || number.size == 1
    else { throw NumPyFailure(.unsupportedType(descriptor)) }
    self.number = number
    size = number.size
    let isHostBigEndian = 1.bigEndian == 1
    isSwapped = size > 1 && (order == ">") != isHostBigEndian
  }

  /// Where elements are, counted from a first one.
  enum Places {
    /// One after the other, at equal distances in bytes.
    case every(stride: Int)
    /// At any multiples of such a distance.
    case rows(UnsafePointer<Int>, stride: Int)
  }

  /// Converts elements; integers beyond 2⁵³ are rounded.
  func decode(
    _ start: UnsafeRawPointer, _ places: Places, count: Int,
    into buffer: UnsafeMutablePointer<Double>
  ) {
    switch number {
    case .float64: decode(Double.self, start, places, count, buffer)
    case .float32: decode(Float.self, start, places, count, buffer)
    case .float16: decode(HalfPrecision.self, start, places, count, buffer)
    case .int8: decode(Int8.self, start, places, count, buffer)
    case .int16: decode(Int16.self, start, places, count, buffer)
    case .int32: decode(Int32.self, start, places, count, buffer)
    case .int64: decode(Int64.self, start, places, count, buffer)
    case .uint8: decode(UInt8.self, start, places, count, buffer)
    case .uint16: decode(UInt16.self, start, places, count, buffer)
    case .uint32: decode(UInt32.self, start, places, count, buffer)
    case .uint64: decode(UInt64.self, start, places, count, buffer)
    case .bool: decode(Bool.self, start, places, count, buffer)
    }
  }

  /// Every distinction is made here, outside the loops, which the compiler turns into vector code.
  @inline(__always)
  private func decode<Number: StoredNumber>(
    _: Number.Type, _ start: UnsafeRawPointer, _ places: Places, _ count: Int,
    _ buffer: UnsafeMutablePointer<Double>
  ) {
    let size = MemoryLayout<Number.Bits>.size
    switch places {
    case .every(let stride) where stride == size:
      decode(Number.self, count, buffer) { start + $0 * size }
    case .every(let stride): decode(Number.self, count, buffer) { start + $0 * stride }
    case .rows(let rows, let stride):
      decode(Number.self, count, buffer) { start + rows[$0] * stride }
    }
  }

  @inline(__always)
  private func decode<Number: StoredNumber>(
    _: Number.Type, _ count: Int, _ buffer: UnsafeMutablePointer<Double>,
    at address: (Int) -> UnsafeRawPointer
  ) {
    if isSwapped {
      for index in 0..<count {
        let bits = address(index).loadUnaligned(as: Number.Bits.self)
        buffer[index] = Number.double(bits.byteSwapped)
      }
    } else {
      for index in 0..<count {
        buffer[index] = Number.double(address(index).loadUnaligned(as: Number.Bits.self))
      }
    }
  }

  /// - Parameters:
  ///   - start: The first element.
  ///   - stride: Bytes from one to the next.
  ///   - count: How many there are.
  /// - Throws: `NumPyFailure` for an integer that a `Double` cannot hold; only those of 8 bytes are
  ///   looked at.
  func requireExact(_ start: UnsafeRawPointer, stride: Int, count: Int) throws {
    switch number {
    case .int64: try requireExact(Int64.self, start, stride, count)
    case .uint64: try requireExact(UInt64.self, start, stride, count)
    default: return
    }
  }

  private func requireExact<Integer: FixedWidthInteger>(
    _: Integer.Type, _ start: UnsafeRawPointer, _ stride: Int, _ count: Int
  ) throws {
    for index in 0..<count {
      let stored = start.loadUnaligned(fromByteOffset: index * stride, as: Integer.self)
      let integer = isSwapped ? stored.byteSwapped : stored
      guard Double(exactly: integer) != nil else {
        throw NumPyFailure(.inexactInteger("\(integer)", index: index))
      }
    }
  }
}
