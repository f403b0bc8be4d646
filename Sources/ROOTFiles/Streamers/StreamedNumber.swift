/// A kind of number that ROOT stores.
enum StreamedNumber: Int, Sendable {
  // The raw values are those of TVirtualStreamerInfo::EReadWrite.
  case int8 = 1
  case int16 = 2
  case int32 = 3
  /// C++'s long, which takes eight bytes in a file.
  case long = 4
  case float = 5
  /// A 32-bit number that says how long an array is.
  case counter = 6
  case double = 8
  /// A double that is stored as a float.
  case double32 = 9
  case uint8 = 11
  case uint16 = 12
  case uint32 = 13
  case unsignedLong = 14
  case bits = 15
  case int64 = 16
  case uint64 = 17
  case bool = 18
  /// A float that is stored with a mantissa of 12 bits.
  case float16 = 19

  /// The next number of a reader.
  func value(_ reader: inout ByteReader) throws -> StreamedValue {
    switch try values(&reader, count: 1) {
    case .integers(let values): .integer(values[0])
    case .reals(let values): .real(values[0])
    case let other: other
    }
  }

  /// The next `count` numbers of a reader.
  func values(_ reader: inout ByteReader, count: Int) throws -> StreamedValue {
    switch self {
    case .int8: try integers(of: Int8.self, &reader, count)
    case .int16: try integers(of: Int16.self, &reader, count)
    case .int32, .counter: try integers(of: Int32.self, &reader, count)
    case .long, .int64: try integers(of: Int64.self, &reader, count)
    case .uint8, .bool: try integers(of: UInt8.self, &reader, count)
    case .uint16: try integers(of: UInt16.self, &reader, count)
    case .uint32, .bits: try integers(of: UInt32.self, &reader, count)
    case .unsignedLong, .uint64: try integers(of: UInt64.self, &reader, count)
    case .float, .double32:
      .reals(try reader.array(of: UInt32.self, count: count) { Double(Float(bitPattern: $0)) })
    case .float16: .reals(try shortFloats(&reader, count))
    case .double: .reals(try reader.array(of: UInt64.self, count: count, Double.init(bitPattern:)))
    }
  }

  private func shortFloats(_ reader: inout ByteReader, _ count: Int) throws -> [Double] {
    let number = StoredNumber(.float, packing: .mantissa(bits: 12))
    guard count >= 0, count <= reader.remaining / number.size else {
      throw reader.malformed(
        "\(count) values of \(number.size) bytes each where \(reader.remaining) bytes are left")
    }
    let range = try reader.take(count * number.size)
    let values = [Float](unsafeUninitializedCapacity: count) { buffer, filled in
      reader.bytes[range].withUnsafeBytes { bytes in
        if let start = buffer.baseAddress { number.decode(bytes, into: start) }
      }
      filled = count
    }
    return values.map(Double.init)
  }

  private func integers<Value: FixedWidthInteger>(
    of type: Value.Type, _ reader: inout ByteReader, _ count: Int
  ) throws -> StreamedValue {
    .integers(try reader.array(of: type, count: count) { Int64(truncatingIfNeeded: $0) })
  }
}
