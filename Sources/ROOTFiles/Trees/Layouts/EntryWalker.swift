/// Goes through the bytes of entries, one after the other, and collects what is wanted.
struct EntryWalker {
  private static let referencedBit: UInt32 = 1 << 4
  private static let memberwiseBit: UInt16 = 0x4000

  /// The bytes of the wanted numbers.
  private(set) var bytes: [UInt8] = []
  private(set) var texts: [String] = []
  /// The offsets of ``ROOTArray``.
  private(set) var offsets: [[Int]]
  private let number: StoredNumber?
  private let elementSize: Int
  /// How many lists the walk is in.
  private var level = 0
  private var basket = OpenBasket.empty
  private var position = 0
  private var end = 0

  /// - Parameters:
  ///   - listDepth: The levels of lists of the column.
  ///   - number: The kind of number that is wanted; nil for texts.
  init(listDepth: Int, number: StoredNumber?) {
    offsets = [[Int]](repeating: [0], count: listDepth)
    self.number = number
    elementSize = number?.size ?? 0
  }

  /// What has been collected.
  var values: ROOTValues {
    guard let number else { return .text(texts) }
    let count = bytes.count / number.size
    return ROOTValues(number.number, capacity: count) { target in
      guard let start = target.baseAddress else { return 0 }
      bytes.withUnsafeBytes { number.decode($0, into: start) }
      return count
    }
  }

  /// Walks through entries of a basket.
  ///
  /// - Parameter counts: What the column's counter says of the basket's entries, at least up to the last
  ///   one walked through; empty without a counter.
  mutating func walk(
    _ part: StoredPart, through basket: OpenBasket, _ entries: Range<Int>, counts: [Int]
  ) throws {
    guard !entries.isEmpty else { return }
    self.basket = basket
    defer { self.basket = .empty }
    guard basket.hasOffsets else { return try walkWithoutOffsets(part, entries, counts) }
    let offsets = try basket.offsets()
    for entry in entries {
      try walk(
        part, over: offsets[entry]..<offsets[entry + 1],
        count: counts.isEmpty ? nil : counts[entry])
      guard position == end else {
        throw malformed("\(end - position) bytes too many in an entry")
      }
    }
  }

  /// Walks on the assumption that each entry begins where the one before ends.
  private mutating func walkWithoutOffsets(
    _ part: StoredPart, _ entries: Range<Int>, _ counts: [Int]
  ) throws {
    position = 0
    if entries.lowerBound > 0 {
      var scout = EntryWalker(listDepth: offsets.count, number: number)
      scout.basket = basket
      try scout.walkWithoutOffsets(part, 0..<entries.lowerBound, counts)
      position = scout.position
    }
    for entry in entries {
      try walk(
        part, over: position..<basket.data.count, count: counts.isEmpty ? nil : counts[entry])
    }
    guard entries.upperBound < basket.entryCount || position == end else {
      throw malformed("\(end - position) bytes too many behind the last entry")
    }
  }

  private mutating func walk(_ part: StoredPart, over range: Range<Int>, count: Int?) throws {
    position = range.lowerBound
    end = range.upperBound
    try walk(part, count: count)
  }

  private mutating func walk(_ part: StoredPart, count: Int?) throws {
    switch part {
    case .gap(let size): _ = try take(size)
    case .numbers(let size):
      bytes.append(contentsOf: UnsafeRawBufferPointer(rebasing: basket.data[try take(size)]))
    case .text(let isWanted):
      let content = try take(try textLength())
      if isWanted { texts.append(text(UnsafeRawBufferPointer(rebasing: basket.data[content]))) }
    case .textOrNothing:
      if position == end { texts.append("") } else { try walk(.text(isWanted: true), count: nil) }
    case .list(let element, let isWanted):
      try list(element, count: Int(try number(Int32.self)), isWanted: isWanted)
    case .counted(let element):
      guard let count else { throw malformed("a list whose counter cannot be read") }
      try list(element, count: count, isWanted: true)
    case .repeated(let element, let times): for _ in 0..<times { try walk(element, count: nil) }
    case .sequence(let parts): for part in parts { try walk(part, count: nil) }
    case .framed(.rest): try framed { this, _ in this.position = this.end }
    case .framed(let content):
      try framed { this, isMemberwise in
        guard !isMemberwise else {
          throw this.basket.unsupported("its objects are stored member by member")
        }
        try this.walk(content, count: count)
      }
    case .collection(let elements, let members): try collection(elements, members)
    case .rest: position = end
    case .rootObject: try rootObject()
    }
  }

  private mutating func list(_ element: StoredPart, count: Int, isWanted: Bool) throws {
    guard count >= 0, count <= end - position else {
      throw malformed("a list of \(count) elements where \(end - position) bytes are left")
    }
    let here = level
    if isWanted { level += 1 }
    if case .numbers(let size) = element {
      let (total, overflow) = count.multipliedReportingOverflow(by: size)
      let range = try take(overflow ? .max : total)
      bytes.append(contentsOf: UnsafeRawBufferPointer(rebasing: basket.data[range]))
    } else {
      for _ in 0..<count { try walk(element, count: nil) }
    }
    level = here
    if isWanted { offsets[here].append(elementCount(below: here)) }
  }

  /// How many lists of the next level there are so far, or elements.
  private func elementCount(below level: Int) -> Int {
    if level + 1 < offsets.count { return offsets[level + 1].count - 1 }
    return elementSize > 0 ? bytes.count / elementSize : texts.count
  }

  /// A list of objects, one after the other or member by member.
  private mutating func collection(_ elements: StoredPart, _ members: MemberwisePart) throws {
    try framed { this, isMemberwise in
      guard isMemberwise else {
        return try this.walk(.list(elements, isWanted: true), count: nil)
      }
      if try this.number(UInt16.self) == 0 { _ = try this.take(4) }
      let count = Int(try this.number(Int32.self))
      // Without objects there are no headers of their members either.
      guard count != 0 else {
        return try this.list(members.wanted.part, count: 0, isWanted: true)
      }
      for member in members.before { try this.walk(member, count: count, isWanted: false) }
      try this.walk(members.wanted, count: count, isWanted: true)
    }
  }

  private mutating func walk(_ member: MemberwisePart.Member, count: Int, isWanted: Bool) throws {
    guard member.isFramed else {
      return try list(member.part, count: count, isWanted: isWanted)
    }
    try framed { this, _ in try this.list(member.part, count: count, isWanted: isWanted) }
  }

  /// Runs the body with the bytes that a header says, and passes over what it leaves.
  ///
  /// - Parameter body: Is told whether objects are stored member by member.
  private mutating func framed(_ body: (inout EntryWalker, Bool) throws -> Void) throws {
    let size = try number(UInt32.self)
    guard size & VersionHeader.countBit != 0 else {
      throw malformed("an object without a count of its bytes")
    }
    let length = Int(size & ~VersionHeader.countBit)
    guard length >= 2, length <= end - position else {
      throw malformed("an object of \(length) bytes where \(end - position) are left")
    }
    let outer = end
    end = position + length
    let version = try number(UInt16.self)
    // Classes without a version have the checksum of their layout instead.
    if version == 0 { _ = try take(4) }
    try body(&self, version < 0x8000 && version & Self.memberwiseBit != 0)
    position = end
    end = outer
  }

  private mutating func rootObject() throws {
    let version = try number(UInt16.self)
    if version & Self.memberwiseBit != 0 { _ = try take(4) }
    _ = try take(4)
    if try number(UInt32.self) & Self.referencedBit != 0 { _ = try take(2) }
  }

  private mutating func textLength() throws -> Int {
    let short = try number(UInt8.self)
    return short == 255 ? Int(try number(Int32.self)) : Int(short)
  }

  private mutating func number<Value: FixedWidthInteger & BitwiseCopyable>(
    _ type: Value.Type
  ) throws -> Value {
    let range = try take(MemoryLayout<Value>.size)
    return Value(
      bigEndian: basket.data.loadUnaligned(fromByteOffset: range.lowerBound, as: Value.self))
  }

  private mutating func take(_ count: Int) throws -> Range<Int> {
    guard count >= 0, count <= end - position else {
      throw malformed("\(count) bytes where \(end - position) are left of an entry")
    }
    defer { position += count }
    return position..<position + count
  }

  private func malformed(_ reason: String) -> ROOTFileError {
    basket.malformed(reason, at: position)
  }
}
