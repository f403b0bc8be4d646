/// Reads an object and all that it points to, guided by the layouts of a catalogue.
///
/// Source: ROOT's TBufferFile and TStreamerInfo, as described at
/// https://root.cern/doc/master/classTBufferFile.html.
struct ObjectReader {
  /// How deep objects may lie in objects.
  static let depthLimit = 64

  var reader: ByteReader
  let catalog: StreamerCatalog
  /// What references add to a position: they count from the beginning of the record.
  let origin: Int
  var pointees: [StreamedTree.Pointee] = []
  /// What was met before, by the tags under which it is referred to.
  var known: [Int: Known] = [:]
  private var depth = 0

  enum Known {
    case className(String)
    case object(Int)
  }

  init(_ reader: ByteReader, keyLength: Int, catalog: StreamerCatalog) {
    self.reader = reader
    self.catalog = catalog
    origin = keyLength
  }

  /// Reads an object of a known class, which must take all the bytes.
  mutating func tree(ofClass className: String) throws -> StreamedTree {
    let root = try object(className)
    try reader.requireEnd(of: "the object of class '\(className)'")
    return StreamedTree(root: root, pointees: pointees, source: reader.source)
  }

  /// The next object, whose class is known.
  mutating func object(_ className: String) throws -> StreamedObject {
    guard depth < Self.depthLimit else {
      throw reader.unsupported(
        className, "it lies in \(Self.depthLimit) objects that lie in one another")
    }
    depth += 1
    defer { depth -= 1 }
    return try specialObject(className) ?? described(className)
  }

  /// An object that is written as its class' layout says.
  private mutating func described(_ className: String) throws -> StreamedObject {
    let header = try VersionHeader(&reader, isZero: catalog.hasVersionZero(of: className))
    guard let info = catalog[className, header] else {
      throw reader.unsupported(className, catalog.reasonForMissing(className, header.version))
    }
    return try within(header, of: className) { reader in
      var object = StreamedObject(className: className)
      for element in info.elements { try reader.read(element, into: &object) }
      return object
    }
  }

  /// Runs the body with the end that the header tells, which it must arrive at.
  mutating func within(
    _ header: VersionHeader, of className: String,
    _ body: (inout ObjectReader) throws -> StreamedObject
  ) throws -> StreamedObject {
    guard let end = header.end else { return try body(&self) }
    let outer = try reader.narrow(to: end, for: "an object of class '\(className)'")
    defer { reader.widen(to: outer) }
    let object = try body(&self)
    try reader.requireEnd(of: "an object of class '\(className)'")
    return object
  }
}
