extension FileRecorder {
  /// The version of ROOT whose layouts of classes are written.
  static let version = 6_40_00
  /// A file without gaps has one free segment: from its end on.
  private static let freeSegmentCount = 1

  /// Adds the layouts of the classes that are in the file.
  func addStreamerInfo() throws -> Range<Int> {
    var header = header("TList", "StreamerInfo", "Doubly linked list", in: 0)
    var pool = ObjectPool()
    let list = ClassLayout.streamerInfo(of: classNames, &pool)
    var writer = ObjectWriter(pool, layouts: ClassLayout.describing, keyLength: header.length)
    writer.add(list, as: "TList")
    let stored = options.compression.stored(writer.writer.bytes)
    header.objectLength = writer.writer.count
    header.storedLength = stored.count
    return try append(header, stored)
  }

  /// Adds the list of free segments, which begin behind it.
  func addFreeSegments() throws -> Range<Int> {
    let name = directories[0].name
    // The record's length does not depend on what it says.
    let isBig = options.isBig || file.count > RecordHeader.smallLimit - 1000
    var header = header("TFile", name, "", in: 0)
    header.objectLength = isBig ? 18 : 10
    header.storedLength = header.objectLength
    let end = file.count + header.totalLength
    var writer = ByteWriter()
    writer.add(Int16(isBig ? 1001 : 1))
    writer.add(position: end, isBig: isBig)
    let billion = 1_000_000_000
    writer.add(
      position: max(RecordHeader.smallLimit, (end / billion + 1) * billion), isBig: isBig)
    return try append(header, writer.bytes)
  }

  func writeHeader(free: Range<Int>, streamerInfo: Range<Int>, identity: ContentIdentity) throws {
    let isBig = options.isBig || file.count > RecordHeader.smallLimit
    var writer = ByteWriter()
    writer.add(bytes: "root".utf8)
    writer.add(Int32(Self.version + (isBig ? 1_000_000 : 0)))
    writer.add(Int32(Self.begin))
    writer.add(position: file.count, isBig: isBig)
    writer.add(position: free.lowerBound, isBig: isBig)
    writer.add(Int32(free.count))
    writer.add(Int32(Self.freeSegmentCount))
    writer.add(Int32(directories[0].nameLength))
    writer.add(UInt8(isBig ? 8 : 4))
    writer.add(Int32(options.compression.code))
    writer.add(position: streamerInfo.lowerBound, isBig: isBig)
    writer.add(Int32(streamerInfo.count))
    writer.add(Int16(1))
    writer.add(bytes: identity.uuid(0))
    try file.replace(at: 0, with: writer.bytes)
  }
}
