/// A field as the header describes it.
struct NTupleField: Sendable {
  /// What a field is to the fields below it.
  enum Role: UInt16, Sendable {
    case leaf = 0
    case collection = 1
    case record = 2
    case variant = 3
    case streamed = 4
  }

  private static let isRepeated: UInt16 = 1
  private static let isProjected: UInt16 = 2
  private static let longestName = 1 << 12

  let version: UInt32
  /// The number of the field above, or of this one where there is none.
  let parent: Int
  /// Nil for one that a later version of the format brought.
  let role: Role?
  let name: String
  let typeName: String
  /// How the program called the type, where that is another name; else empty.
  let alias: String
  let text: String
  /// How many there are in one, where it is an array of fixed length.
  let repetitions: Int?

  init(_ reader: inout ByteReader) throws {
    version = try reader.little()
    try reader.skip(4)  // The version of the type.
    parent = Int(try reader.little(UInt32.self))
    role = Role(rawValue: try reader.little())
    let flags: UInt16 = try reader.little()
    name = try reader.longText("a field's name")
    typeName = try reader.longText("a type's name")
    alias = try reader.longText("a type's name")
    text = try reader.longText("a description")
    // Names of fields inside are made of the names of all above.
    guard name.utf8.count <= Self.longestName else {
      throw reader.malformed("a field's name of \(name.utf8.count) bytes")
    }
    let isRepeated = flags & Self.isRepeated != 0
    repetitions = isRepeated ? try reader.littleCount("an array") : nil
    if flags & Self.isProjected != 0 { try reader.skip(4) }  // The field it shows.
  }
}
