/// What an RNTuple's descriptions are made of: little-endian numbers, texts and frames.
extension ByteReader {
  /// An integer whose low byte comes first.
  mutating func little<Value: FixedWidthInteger>(_ type: Value.Type = Value.self) throws -> Value {
    Value(littleEndian: try integer(type).bigEndian)
  }

  /// An unsigned number that has to fit the positive numbers of 63 bits.
  mutating func littleCount(_ what: @autoclosure () -> String) throws -> Int {
    let value: UInt64 = try little()
    guard let count = Int(exactly: value) else { throw malformed("\(what()) of \(value)") }
    return count
  }

  /// A text in UTF-8 after the number of its bytes.
  mutating func longText(_ what: @autoclosure () -> String) throws -> String {
    let count = Int(try little(UInt32.self))
    return String(decoding: bytes[try take(count, for: what())], as: UTF8.self)
  }

  /// Reads a record; what later versions of the format appended to it is passed over.
  mutating func record<Result>(
    _ what: String, _ body: (inout ByteReader) throws -> Result
  ) throws -> Result {
    try frame(what, isList: false) { reader, _ in try body(&reader) }
  }

  /// Reads the items of a list one by one.
  mutating func list<Item>(of what: String, _ item: (inout ByteReader) throws -> Item) throws
    -> [Item]
  {
    try frame("a list of \(what)", isList: true) { reader, count in
      try reader.items(count, what, item)
    }
  }

  /// The items of a list whose frame has been entered.
  mutating func items<Item>(
    _ count: Int, _ what: String, _ item: (inout ByteReader) throws -> Item
  ) throws -> [Item] {
    // Frames begin with eight bytes, and descriptions of pages are longer.
    guard count <= remaining / 8 else {
      throw malformed("a list of \(count) \(what) where \(remaining) bytes are left")
    }
    var result: [Item] = []
    result.reserveCapacity(count)
    for _ in 0..<count { result.append(try item(&self)) }
    return result
  }

  /// Enters a frame, whose size is negative for lists, and leaves it at its end.
  mutating func frame<Result>(
    _ what: String, isList: Bool, _ body: (inout ByteReader, _ count: Int) throws -> Result
  ) throws -> Result {
    let start = position
    let size: Int64 = try little()
    guard (size < 0) == isList, size.magnitude <= UInt64(bytes.count) else {
      throw malformed("\(what) in a frame of size \(size)")
    }
    let count = isList ? Int(try little(UInt32.self)) : 0
    let outer = try narrow(to: start + Int(size.magnitude), for: what)
    defer { widen(to: outer) }
    let result = try body(&self, count)
    finish()
    return result
  }
}
