/// The elements of a column, one after the other, whatever lists and arrays they are in.
public enum ROOTValues: Sendable, Equatable {
  case bool([Bool])
  case int8([Int8])
  case uint8([UInt8])
  case int16([Int16])
  case uint16([UInt16])
  case int32([Int32])
  case uint32([UInt32])
  case int64([Int64])
  case uint64([UInt64])
  case float([Float])
  case double([Double])
  case text([String])

  /// The number of elements.
  public var count: Int {
    switch self {
    case .bool(let values): values.count
    case .int8(let values): values.count
    case .uint8(let values): values.count
    case .int16(let values): values.count
    case .uint16(let values): values.count
    case .int32(let values): values.count
    case .uint32(let values): values.count
    case .int64(let values): values.count
    case .uint64(let values): values.count
    case .float(let values): values.count
    case .double(let values): values.count
    case .text(let values): values.count
    }
  }

  /// The elements as doubles, truth values as 0 and 1; nil for texts. Integers beyond 2⁵³ are
  /// rounded.
  public var doubles: [Double]? {
    switch self {
    case .bool(let values): values.map { $0 ? 1 : 0 }
    case .int8(let values): values.map(Double.init)
    case .uint8(let values): values.map(Double.init)
    case .int16(let values): values.map(Double.init)
    case .uint16(let values): values.map(Double.init)
    case .int32(let values): values.map(Double.init)
    case .uint32(let values): values.map(Double.init)
    case .int64(let values): values.map(Double.init)
    // Without the braces, UInt64 would be taken for bits.
    case .uint64(let values): values.map { Double($0) }
    case .float(let values): values.map(Double.init)
    case .double(let values): values
    case .text: nil
    }
  }
}
