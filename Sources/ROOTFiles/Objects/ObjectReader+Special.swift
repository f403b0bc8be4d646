extension ObjectReader {
  /// An object of a class that ROOT writes by hand rather than by its layout; nil for others.
  mutating func specialObject(_ className: String) throws -> StreamedObject? {
    switch className {
    case "TObject": try rootObject()
    case "TString":
      StreamedObject(className: className, members: ["fString": .text(try reader.string())])
    case "TList", "THashList": try list(className)
    case "TObjArray": try objectArray()
    case "TArrayC": try array(className, .int8)
    case "TArrayS": try array(className, .int16)
    case "TArrayI": try array(className, .int32)
    case "TArrayL", "TArrayL64": try array(className, .int64)
    case "TArrayF": try array(className, .float)
    case "TArrayD": try array(className, .double)
    case "TBasket":
      StreamedObject(
        className: className, members: ["basket": .basket(try EmbeddedBasket(&reader))])
    default: nil
    }
  }

  private mutating func rootObject() throws -> StreamedObject {
    let version: Int16 = try reader.integer()
    if version & 0x4000 != 0 { try reader.skip(4) }
    let identifier: UInt32 = try reader.integer()
    let bits: UInt32 = try reader.integer()
    let isReferenced = bits & 1 << 4 != 0
    if isReferenced { try reader.skip(2) }
    return StreamedObject(
      className: "TObject",
      members: ["fUniqueID": .integer(Int64(identifier)), "fBits": .integer(Int64(bits))])
  }

  private mutating func array(_ className: String, _ kind: StreamedNumber) throws -> StreamedObject
  {
    let count = Int(try reader.integer(Int32.self))
    return StreamedObject(
      className: className, members: ["fArray": try kind.values(&reader, count: count)])
  }

  private mutating func list(_ className: String) throws -> StreamedObject {
    let header = try VersionHeader(&reader)
    // From version 4 on each object is followed by an option for drawing.
    guard header.version >= 4 else {
      throw reader.unsupported(className, "version \(header.version) is older than 4")
    }
    return try within(header, of: className) { this in
      var list = StreamedObject(className: className, bases: [try this.rootObject()])
      list.members["fName"] = .text(try this.reader.string())
      for _ in 0..<(try this.count()) {
        list.items.append(try this.pointer())
        _ = try this.reader.string()
      }
      return list
    }
  }

  private mutating func objectArray() throws -> StreamedObject {
    let header = try VersionHeader(&reader)
    guard header.version >= 3 else {
      throw reader.unsupported("TObjArray", "version \(header.version) is older than 3")
    }
    return try within(header, of: "TObjArray") { this in
      var array = StreamedObject(className: "TObjArray", bases: [try this.rootObject()])
      array.members["fName"] = .text(try this.reader.string())
      let count = try this.count()
      try this.reader.skip(4)  // The index of the first.
      for _ in 0..<count { array.items.append(try this.pointer()) }
      return array
    }
  }

  /// A number of pointers, of which each takes four bytes at least.
  private mutating func count() throws -> Int {
    let count = Int(try reader.integer(Int32.self))
    guard count >= 0, count <= reader.remaining / 4 else {
      throw reader.malformed("a list of \(count) objects where \(reader.remaining) bytes are left")
    }
    return count
  }
}
