/// A directory of a file that is being written.
struct DirectoryBeingWritten {
  let name: String
  /// Where its record begins.
  let position: Int
  /// How far behind `position` its description is.
  let nameLength: Int
  /// The index of the directory that it is in, nil for the top directory.
  let parent: Int?
  var keys: [RecordHeader] = []
  /// Where the list of its keys is.
  var list = 0..<0

  /// The size of a description: 64-bit positions and an identity, or 32-bit positions, an identity
  /// and room for growth.
  static let size = 60
}

extension FileRecorder {
  private static let directoryVersion = 5

  func addTopDirectory(name: String) throws {
    var writer = ByteWriter()
    writer.add(text: name)
    writer.add(text: "")
    let titleEnd = writer.count
    writer.addZeros(DirectoryBeingWritten.size)
    let header = try addPlain("TFile", name, in: 0, writer.bytes)
    directories.append(
      DirectoryBeingWritten(
        name: name, position: header.position, nameLength: header.length + titleEnd,
        parent: nil))
  }

  /// The directory at a path, made where need be.
  func directory(at path: ArraySlice<Substring>) throws -> Int {
    guard let name = path.last else { return 0 }
    let joined = path.joined(separator: "/")
    if let index = directoryIndices[joined] { return index }
    let parent = try directory(at: path.dropLast())
    let bytes = [UInt8](repeating: 0, count: DirectoryBeingWritten.size)
    let header = try addPlain("TDirectory", String(name), title: String(name), in: parent, bytes)
    directories[parent].keys.append(header)
    directories.append(
      DirectoryBeingWritten(
        name: String(name), position: header.position, nameLength: header.length,
        parent: parent))
    directoryIndices[joined] = directories.count - 1
    return directories.count - 1
  }

  /// Adds a record that is not compressed.
  func addPlain(
    _ className: String, _ name: String, title: String = "", in directory: Int, _ bytes: [UInt8]
  ) throws -> RecordHeader {
    var header = header(className, name, title, in: directory)
    header.objectLength = bytes.count
    header.storedLength = bytes.count
    try append(header, bytes)
    return header
  }

  func addKeyList(of index: Int) throws {
    let directory = directories[index]
    var writer = ByteWriter()
    writer.add(Int32(directory.keys.count))
    for key in directory.keys { key.write(to: &writer) }
    let className = directory.parent == nil ? "TFile" : "TDirectory"
    let header = try addPlain(className, directory.name, in: index, writer.bytes)
    directories[index].list = header.position..<header.position + header.totalLength
  }

  func writeDirectories(_ identity: ContentIdentity) throws {
    for (number, directory) in directories.enumerated() {
      var writer = ByteWriter()
      let isBig = options.isBig || directory.list.lowerBound > RecordHeader.smallLimit
      writer.add(Int16(Self.directoryVersion + (isBig ? 1000 : 0)))
      writer.add(options.date)
      writer.add(options.date)
      writer.add(Int32(directory.list.count))
      writer.add(Int32(directory.nameLength))
      writer.add(position: directory.position, isBig: isBig)
      writer.add(position: directory.parent.map { directories[$0].position } ?? 0, isBig: isBig)
      writer.add(position: directory.list.lowerBound, isBig: isBig)
      writer.add(Int16(1))
      writer.add(bytes: identity.uuid(number))
      writer.addZeros(DirectoryBeingWritten.size - writer.count)
      try file.replace(at: directory.position + directory.nameLength, with: writer.bytes)
    }
  }
}
