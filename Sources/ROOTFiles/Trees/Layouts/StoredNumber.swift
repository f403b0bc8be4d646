/// How a number of a column is stored.
struct StoredNumber: Sendable, Equatable {
  enum Packing: Sendable, Equatable {
    /// As it is in memory, the high byte first.
    case plain
    /// A double stored as a float.
    case float
    /// (value − minimum) × factor as a whole number of 32 bits.
    case range(minimum: Double, factor: Double)
    /// One byte with the exponent, two with the sign and as many bits of the mantissa.
    case mantissa(bits: Int)
  }

  /// What it is in memory.
  let number: ROOTNumber
  let packing: Packing

  init(_ number: ROOTNumber, packing: Packing = .plain) {
    self.number = number
    self.packing = packing
  }

  /// The bytes that one takes in a basket.
  var size: Int {
    switch packing {
    case .plain: number.size
    case .float, .range: 4
    case .mantissa: 3
    }
  }
}

extension StoredNumber {
  /// A number by its code of TVirtualStreamerInfo::EReadWrite, nil for other codes.
  ///
  /// - Parameter comment: The range of a packed number, in brackets somewhere in it.
  init?(code: Int, comment: String) {
    switch code {
    case 9: self = Self.packed(.double, comment: comment)
    case 19: self = Self.packed(.float, comment: comment)
    default:
      guard let number = StreamedNumber(rawValue: code)?.number else { return nil }
      self.init(number)
    }
  }

  /// Source: TBufferFile::ReadDouble32 and ReadFloat16.
  private static func packed(_ number: ROOTNumber, comment: String) -> StoredNumber {
    let range = PackedRange(comment: comment)
    if let factor = range.factor {
      return StoredNumber(number, packing: .range(minimum: range.minimum, factor: factor))
    }
    switch range.mantissaBits {
    case let bits?: return StoredNumber(number, packing: .mantissa(bits: bits))
    case nil where number == .double: return StoredNumber(.double, packing: .float)
    case nil: return StoredNumber(.float, packing: .mantissa(bits: 12))
    }
  }
}

extension StreamedNumber {
  /// What it is in memory.
  fileprivate var number: ROOTNumber? {
    switch self {
    case .int8: .int8
    case .int16: .int16
    case .int32, .counter: .int32
    case .long, .int64: .int64
    case .float: .float
    case .double: .double
    case .uint8: .uint8
    case .uint16: .uint16
    case .uint32, .bits: .uint32
    case .unsignedLong, .uint64: .uint64
    case .bool: .bool
    case .double32, .float16: nil
    }
  }
}

extension ROOTNumber {
  /// The bytes that one takes.
  var size: Int {
    switch self {
    case .bool, .int8, .uint8: 1
    case .int16, .uint16: 2
    case .int32, .uint32, .float: 4
    case .int64, .uint64, .double: 8
    }
  }
}
