extension StreamerElement {
  /// - Parameter object: One of the TStreamerElement classes.
  init(_ object: ObjectView) throws {
    name = try object.text("fName")
    layout = try Layout(object)
    declaration = try Declaration(object)
  }
}

extension StreamerElement.Declaration {
  fileprivate init(_ object: ObjectView) throws {
    code = try object.integer("fType")
    typeName = try object.text("fTypeName")
    comment = try object.text("fTitle")
    let dimension = try object.integer("fArrayDim")
    lengths =
      dimension > 0 ? try object.reals("fMaxIndex").prefix(dimension).map { Int($0) } : []
  }
}

extension StreamerElement.Layout {
  // The codes are those of TVirtualStreamerInfo::EReadWrite.
  fileprivate init(_ object: ObjectView) throws {
    let code = try object.integer("fType")
    let length = try object.integer("fArrayLength")
    // Objects and pointers alike are named after their class.
    let className = try object.text("fTypeName").filter { $0 != "*" && $0 != " " }
    self =
      switch code {
      case _ where object.className == "TStreamerBase": .base
      case 1..<20: try Self.number(code, object)
      case 21..<40: try Self.numbers(code - 20, count: length, object)
      case 41..<60: try Self.counted(code - 40, arrays: length, object)
      case 65 where length == 0: .text
      case 61, 62, 63, 65, 66, 67, 68:
        length > 0 ? .objects(className: className, count: length) : .object(className: className)
      case 64 where length == 0, 69 where length == 0: .pointer
      case 1000...: .absent
      default:
        .unsupported(
          reason: "its member '\(try object.text("fName"))' is a \(className) (type code \(code))")
      }
  }

  private static func number(_ code: Int, _ object: ObjectView) throws -> Self {
    // Bool was stored under the code of an unsigned char by old versions; both take one byte.
    let length = try object.integer("fArrayLength")
    if length > 0 { return try numbers(code, count: length, object) }
    return try withKind(code, object) { .number($0) }
  }

  private static func numbers(_ code: Int, count: Int, _ object: ObjectView) throws -> Self {
    try withKind(code, object) { .numbers($0, count: count) }
  }

  private static func counted(_ code: Int, arrays: Int, _ object: ObjectView) throws -> Self {
    let counter = try object.text("fCountName")
    return try withKind(code, object) { .counted($0, counter: counter, arrays: max(1, arrays)) }
  }

  private static func withKind(
    _ code: Int, _ object: ObjectView, _ make: (StreamedNumber) -> Self
  ) throws -> Self {
    let name = try object.text("fName")
    guard let kind = StreamedNumber(rawValue: code) else {
      return .unsupported(reason: "its member '\(name)' has the type code \(code)")
    }
    // A range, or a number of bits, in brackets at the front of the comment packs the value.
    if kind == .double32 || kind == .float16, try object.text("fTitle").hasPrefix("[") {
      return .unsupported(reason: "its member '\(name)' is a packed number")
    }
    return make(kind)
  }
}
