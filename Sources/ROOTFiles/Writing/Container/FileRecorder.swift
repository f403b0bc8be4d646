import Foundation

/// Writes the records of a file one after the other, and at the end what leads to them: lists of
/// keys, the layouts of classes, the header.
///
/// Source: ROOT's description of its format, https://root.cern/doc/master/header.html.
final class FileRecorder {
  /// Where the first record is.
  static let begin = 100

  let file: NewFile
  let options: Options
  var directories: [DirectoryBeingWritten] = []
  /// Where in ``directories`` that of a path is.
  var directoryIndices: [String: Int] = [:]
  /// The classes of the objects so far.
  private(set) var classNames: Set<String> = []
  private var identity = ContentIdentity()

  /// What a file is to be like.
  struct Options: Sendable {
    var compression: ROOTCompressionSettings
    var date: UInt32
    /// Whether positions take eight bytes even where four would do.
    var isBig = false
    /// How many bytes are left out behind the first record.
    var gap = 0
  }

  /// - Throws: `ROOTFileError.unwritableFile`, `.unwritable`.
  init(at url: URL, options: Options) throws {
    self.options = options
    file = try NewFile(at: url)
    try file.append([UInt8](repeating: 0, count: Self.begin))
    try addTopDirectory(name: url.lastPathComponent)
    file.skip(options.gap)
  }

  /// A header for a record that is to be added next.
  func header(_ className: String, _ name: String, _ title: String, in directory: Int)
    -> RecordHeader
  {
    // The record of the top directory is at the beginning, and first described by itself.
    let parent = directories.indices.contains(directory) ? directories[directory].position : nil
    return RecordHeader(
      className: className, name: name, title: title, position: file.count,
      directoryPosition: parent ?? Self.begin, date: options.date,
      isBig: options.isBig || file.count > RecordHeader.smallLimit)
  }

  /// Adds a record; where it begins, and how long it is.
  @discardableResult
  func append(_ header: RecordHeader, extra: ByteWriter = ByteWriter(), _ object: [UInt8]) throws
    -> Range<Int>
  {
    try header.check()
    var writer = ByteWriter()
    header.write(to: &writer)
    writer.add(bytes: extra.bytes)
    precondition(writer.count == header.length && object.count == header.storedLength)
    identity.add(writer.bytes)
    identity.add(object)
    try file.append(writer.bytes)
    try file.append(object)
    return header.position..<file.count
  }

  /// Adds an object and its key.
  ///
  /// - Parameter object: The object's class, and those of the objects in it.
  func addObject(
    _ object: StreamedObject, _ pool: ObjectPool, name: String, title: String, in directory: Int
  ) throws {
    var header = header(object.className, name, title, in: directory)
    var writer = ObjectWriter(pool, layouts: ClassLayout.all, keyLength: header.length)
    writer.add(object, as: object.className)
    let bytes = writer.writer.bytes
    let stored = options.compression.stored(bytes)
    header.objectLength = bytes.count
    header.storedLength = stored.count
    try append(header, stored)
    directories[directory].keys.append(header)
    classNames.formUnion([object.className] + pool.pointees.map(\.className))
  }

  /// Writes what leads to the records, and gives the file its name.
  func finish() throws {
    for index in directories.indices { try addKeyList(of: index) }
    let streamerInfo = try addStreamerInfo()
    let free = try addFreeSegments()
    try writeDirectories(identity)
    try writeHeader(free: free, streamerInfo: streamerInfo, identity: identity)
    try file.finish()
  }
}
