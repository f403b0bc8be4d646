/// A kind of number that a column of a tree holds, as it is in memory.
///
/// ROOT's packed types are among them as what they unpack to: Double32_t is ``double``, Float16_t
/// ``float``.
public enum ROOTNumber: String, Sendable, CaseIterable, CustomStringConvertible {
  case bool
  case int8
  case uint8
  case int16
  case uint16
  case int32
  case uint32
  case int64
  case uint64
  case float
  case double

  /// The name of the type in C++, such as “int32_t”.
  public var description: String {
    switch self {
    case .bool, .float, .double: rawValue
    default: rawValue + "_t"
    }
  }
}
