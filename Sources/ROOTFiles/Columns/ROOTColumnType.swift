/// What one entry of a column holds.
public indirect enum ROOTColumnType: Sendable, Equatable, CustomStringConvertible {
  /// One number.
  case number(ROOTNumber)
  /// One text.
  case text
  /// As many elements as `count` says, in every entry.
  case array(ROOTColumnType, count: Int)
  /// As many elements as the entry has: an array with a counter, or a vector.
  case list(ROOTColumnType)

  /// As it is written behind a name: “float”, “double[3]”, “float[]”, “int32_t[][2]”. The outermost
  /// length comes first.
  public var description: String {
    var (type, lengths) = (self, "")
    while true {
      switch type {
      case .number(let number): return "\(number)\(lengths)"
      case .text: return "string\(lengths)"
      case .array(let element, let count): (type, lengths) = (element, lengths + "[\(count)]")
      case .list(let element): (type, lengths) = (element, lengths + "[]")
      }
    }
  }

  /// What is left when all lengths are taken away: the numbers' kind, or nil for texts.
  public var number: ROOTNumber? {
    switch self {
    case .number(let number): number
    case .text: nil
    case .array(let element, _), .list(let element): element.number
    }
  }

  /// How many levels of varying length it has.
  public var listDepth: Int {
    switch self {
    case .number, .text: 0
    case .array(let element, _): element.listDepth
    case .list(let element): element.listDepth + 1
    }
  }
}
