extension ObjectReader {
  /// Reads one member, or base, of an object.
  mutating func read(_ element: StreamerElement, into object: inout StreamedObject) throws {
    let name = element.name
    switch element.layout {
    case .base: object.bases.append(try self.object(name))
    case .number(let kind): object.members[name] = try kind.value(&reader)
    case .numbers(let kind, let count):
      object.members[name] = try kind.values(&reader, count: count)
    case .counted(let kind, let counter, let arrays):
      object.members[name] = try counted(kind, by: counter, arrays, in: object)
    case .text: object.members[name] = .text(try reader.string())
    case .object(let className): object.members[name] = .object(try self.object(className))
    case .objects(let className, let count):
      object.members[name] = .objects(try objects(className, count))
    case .pointer: object.members[name] = try pointer()
    case .absent: break
    case .unsupported(let reason): throw reader.unsupported(object.className, reason)
    }
  }

  /// Arrays whose length another member says, each after a byte that says whether it is there.
  private mutating func counted(
    _ kind: StreamedNumber, by counter: String, _ arrays: Int, in object: StreamedObject
  ) throws -> StreamedValue {
    guard case .integer(let count) = object[counter] else {
      throw reader.malformed(
        "an array whose length '\(counter)' is not among the members before it")
    }
    guard arrays == 1 else {
      throw reader.unsupported(object.className, "it has an array of arrays")
    }
    let isThere: UInt8 = try reader.integer()
    return try kind.values(&reader, count: isThere == 0 ? 0 : Int(count))
  }

  private mutating func objects(_ className: String, _ count: Int) throws -> [StreamedObject] {
    var objects: [StreamedObject] = []
    for _ in 0..<count {
      // Every object takes a byte at least, so that a false count cannot go on for long.
      guard reader.remaining > 0 else {
        throw reader.malformed("\(count) objects of class '\(className)', too few bytes for them")
      }
      objects.append(try object(className))
    }
    return objects
  }
}
