/// The kinds of number in an array, by NumPy's letter and their size in bytes.
enum StoredNumberType: String, Sendable {
  case float64 = "f8"
  case float32 = "f4"
  case float16 = "f2"
  case int8 = "i1"
  case int16 = "i2"
  case int32 = "i4"
  case int64 = "i8"
  case uint8 = "u1"
  case uint16 = "u2"
  case uint32 = "u4"
  case uint64 = "u8"
  case bool = "b1"

  var size: Int { rawValue.last!.wholeNumberValue! }
}

/// A number that is stored as bits of its size.
protocol StoredNumber {
  associatedtype Bits: FixedWidthInteger
  static func double(_ bits: Bits) -> Double
}

extension Double: StoredNumber {
  static func double(_ bits: UInt64) -> Double { Double(bitPattern: bits) }
}

extension Float: StoredNumber {
  static func double(_ bits: UInt32) -> Double { Double(Float(bitPattern: bits)) }
}

/// Half precision: sign, 5 bits of exponent, 10 of mantissa (IEEE 754). Not every platform has `Float16`.
enum HalfPrecision: StoredNumber {
  static func double(_ bits: UInt16) -> Double {
    let magnitude = UInt64(bits & 0x7FFF)
    let sign: Double = bits >> 15 == 0 ? 1 : -1
    switch magnitude >> 10 {
    case 0: return sign * Double(magnitude) * 0x1p-24
    case 0x1F: return sign * (magnitude == 0x7C00 ? .infinity : .nan)
    default: return sign * Double(bitPattern: (magnitude << 42) + (1023 - 15) << 52)
    }
  }
}

extension Bool: StoredNumber {
  static func double(_ bits: UInt8) -> Double { bits == 0 ? 0 : 1 }
}

extension StoredNumber where Self: FixedWidthInteger {
  static func double(_ bits: Self) -> Double { Double(bits) }
}

extension Int8: StoredNumber {}
extension Int16: StoredNumber {}
extension Int32: StoredNumber {}
extension Int64: StoredNumber {}
extension UInt8: StoredNumber {}
extension UInt16: StoredNumber {}
extension UInt32: StoredNumber {}
extension UInt64: StoredNumber {}
