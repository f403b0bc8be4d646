extension ObjectReader {
  private static let classBit: UInt32 = 0x8000_0000
  private static let newClass: UInt32 = 0xFFFF_FFFF
  /// Tags are positions plus two, so that 0 and 1 are free.
  private static let tagOffset = 2

  /// The next pointer: null, a reference to what was read before, or an object with its class.
  ///
  /// An object whose length is known and that cannot be read is passed over: drawing functions and
  /// the like hang on histograms that can very well be read.
  mutating func pointer() throws -> StreamedValue {
    let start = reader.position
    let first: UInt32 = try reader.integer()
    guard first & VersionHeader.countBit != 0, first != Self.newClass else {
      return try pointee(tag: first, start: start, tagStart: nil)
    }
    let end = reader.position + Int(first & ~VersionHeader.countBit)
    let outer = try reader.narrow(to: end, for: "an object")
    defer { reader.widen(to: outer) }
    let tagStart = reader.position
    let value = try pointee(tag: try reader.integer(), start: start, tagStart: tagStart)
    defer { reader.finish() }
    return value
  }

  /// - Parameter tagStart: Where the tag was, when a count of bytes came before it.
  private mutating func pointee(tag: UInt32, start: Int, tagStart: Int?) throws -> StreamedValue {
    if tag & Self.classBit == 0 { return reference(tag) }
    let isCounted = tagStart != nil
    let className: String
    do {
      className = try self.className(tag: tag, tagStart: tagStart)
    } catch let error as ROOTFileError where isCounted {
      return add(.unreadable(error))
    }
    let index = pointees.count
    // Known before it is read, as its members may point back to it.
    pointees.append(.unreadable(reader.unsupported(className, "it contains itself")))
    remember(.object(index), at: tagStart.map { _ in start })
    do {
      let object = try object(className)
      if isCounted { try reader.requireEnd(of: "an object of class '\(className)'") }
      pointees[index] = .object(object)
    } catch let error as ROOTFileError where isCounted {
      pointees[index] = .unreadable(error)
    }
    return .pointer(index)
  }

  private mutating func add(_ pointee: StreamedTree.Pointee) -> StreamedValue {
    pointees.append(pointee)
    return .pointer(pointees.count - 1)
  }

  private mutating func reference(_ tag: UInt32) -> StreamedValue {
    if tag == 0 { return .pointer(nil) }
    if case .object(let index) = known[Int(tag)] { return .pointer(index) }
    return add(
      .unreadable(reader.malformed("a pointer to an object at \(tag) that has not been read")))
  }

  /// The name of a class, given here for the first time or by a reference.
  private mutating func className(tag: UInt32, tagStart: Int?) throws -> String {
    if tag == Self.newClass {
      let name = try reader.zeroTerminatedString()
      remember(.className(name), at: tagStart)
      return name
    }
    guard case .className(let name) = known[Int(tag & ~Self.classBit)] else {
      throw reader.malformed("an object of a class that has not been named")
    }
    return name
  }

  /// Notes what a later tag may refer to: by its position, or in old files by its number.
  private mutating func remember(_ value: Known, at position: Int?) {
    known[position.map { $0 + origin + Self.tagOffset } ?? known.count + 1] = value
  }
}
