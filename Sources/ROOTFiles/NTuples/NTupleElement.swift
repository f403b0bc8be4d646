/// How the elements of a column are stored.
///
/// “Split” means that within a page all first bytes come first, then all second bytes, and so on.
enum NTupleElement: UInt16, Sendable {
  case bit = 0x00
  case byte = 0x01
  case char = 0x02
  case int8 = 0x03
  case uint8 = 0x04
  case int16 = 0x05
  case uint16 = 0x06
  case int32 = 0x07
  case uint32 = 0x08
  case int64 = 0x09
  case uint64 = 0x0A
  case real16 = 0x0B
  case real32 = 0x0C
  case real64 = 0x0D
  case index32 = 0x0E
  case index64 = 0x0F
  case `switch` = 0x10
  case splitInt16 = 0x11
  case splitUInt16 = 0x12
  case splitInt32 = 0x13
  case splitUInt32 = 0x14
  case splitInt64 = 0x15
  case splitUInt64 = 0x16
  case splitReal16 = 0x17
  case splitReal32 = 0x18
  case splitReal64 = 0x19
  case splitIndex32 = 0x1A
  case splitIndex64 = 0x1B
  case truncated32 = 0x1C
  case quantised32 = 0x1D

  /// How many bits an element may have.
  var bits: ClosedRange<Int> {
    switch self {
    case .bit: 1...1
    case .byte, .char, .int8, .uint8: 8...8
    case .int16, .uint16, .real16, .splitInt16, .splitUInt16, .splitReal16: 16...16
    case .int32, .uint32, .real32, .index32: 32...32
    case .splitInt32, .splitUInt32, .splitReal32, .splitIndex32: 32...32
    case .int64, .uint64, .real64, .index64: 64...64
    case .splitInt64, .splitUInt64, .splitReal64, .splitIndex64: 64...64
    case .switch: 96...96
    case .truncated32: 10...31
    case .quantised32: 1...32
    }
  }

  /// Whether the bytes of a page are split.
  var isSplit: Bool { (Self.splitInt16.rawValue...Self.splitIndex64.rawValue).contains(rawValue) }

  /// What its elements can be read as.
  var family: Family? {
    switch self {
    case .bit: .bit
    case .byte, .char, .int8, .uint8, .int16, .uint16, .int32, .uint32, .int64, .uint64: .integer
    case .splitInt16, .splitUInt16, .splitInt32, .splitUInt32, .splitInt64, .splitUInt64: .integer
    case .real16, .real32, .real64, .splitReal16, .splitReal32, .splitReal64: .real
    case .truncated32, .quantised32: .real
    case .index32, .index64, .splitIndex32, .splitIndex64: .index
    case .switch: nil
    }
  }

  enum Family: String, Sendable {
    case bit
    case integer
    case real
    case index
  }
}
