import Foundation

@testable import ROOTFiles

/// A ROOT file made by hand: directories in directories, with TObjString objects.
struct TinyFile {
  /// What a directory holds.
  enum Entry: Sendable {
    case string(name: String, cycle: Int16, text: String)
    case stored(name: String, className: String, object: [UInt8], uncompressedCount: Int)
    case directory(name: String, [Entry])
  }

  var isBig = false
  var version: Int32 = 63404
  private let begin = 100

  /// The bytes of the file.
  func bytes(_ entries: [Entry]) -> [UInt8] {
    var body = Bytes()
    let nameLength = 58
    body.add([UInt8](repeating: 0, count: nameLength + directorySize))
    let list = add(entries, to: &body)
    var directory = Bytes()
    addDirectory(list: list, to: &directory)
    var file = header(end: begin + body.count, nameLength: nameLength)
    file += body.data
    let start = begin + nameLength
    file.replaceSubrange(start..<start + directorySize, with: directory.data)
    return file
  }

  func file(_ entries: [Entry]) throws -> ROOTFile {
    try ROOTFile(Data(bytes(entries)), path: "tiny.root")
  }

  private var directorySize: Int { isBig ? 42 : 30 }

  private func header(end: Int, nameLength: Int) -> [UInt8] {
    var header = Bytes()
    header.add(Array("root".utf8))
    header.add(isBig ? version + 1_000_000 : version, Int32(begin))
    addPosition(end, to: &header)
    addPosition(0, to: &header)
    header.add(Int32(0), Int32(0), Int32(nameLength), UInt8(isBig ? 8 : 4), Int32(101))
    addPosition(0, to: &header)
    header.add(Int32(0))
    return header.data + [UInt8](repeating: 0, count: begin - header.count)
  }

  private func addPosition(_ position: Int, to bytes: inout Bytes) {
    if isBig { bytes.add(Int64(position)) } else { bytes.add(Int32(position)) }
  }

  private func addDirectory(list: Range<Int>, to bytes: inout Bytes) {
    bytes.add(Int16(isBig ? 1005 : 5), UInt32(0), UInt32(0), Int32(list.count), Int32(0))
    addPosition(0, to: &bytes)
    addPosition(0, to: &bytes)
    addPosition(list.lowerBound, to: &bytes)
  }

  /// Adds the entries and the list of their keys; where in the file the list is.
  private func add(_ entries: [Entry], to body: inout Bytes) -> Range<Int> {
    let keys = entries.map { add($0, to: &body) }
    let start = begin + body.count
    var list = Bytes()
    addKey("TFile", "list", 1, objectLength: 4, storedLength: 4, at: start, to: &list)
    list.add(Int32(keys.count))
    for key in keys { list.add(key) }
    body.add(list.data)
    return start..<begin + body.count
  }

  /// Adds an object; its key as it stands in the list.
  private func add(_ entry: Entry, to body: inout Bytes) -> [UInt8] {
    switch entry {
    case .string(let name, let cycle, let text):
      var object = Bytes()
      object.addString(text)
      return add(object.data, object.count, "TObjString", name, cycle, to: &body)
    case .stored(let name, let className, let object, let count):
      return add(object, count, className, name, 1, to: &body)
    case .directory(let name, let entries):
      let list = add(entries, to: &body)
      var object = Bytes()
      addDirectory(list: list, to: &object)
      return add(object.data, object.count, "TDirectory", name, 1, to: &body)
    }
  }

  private func add(
    _ object: [UInt8], _ count: Int, _ className: String, _ name: String, _ cycle: Int16,
    to body: inout Bytes
  ) -> [UInt8] {
    var key = Bytes()
    addKey(
      className, name, cycle, objectLength: count, storedLength: object.count,
      at: begin + body.count, to: &key)
    body.add(key.data + object)
    return key.data
  }

  private func addKey(
    _ className: String, _ name: String, _ cycle: Int16, objectLength: Int, storedLength: Int,
    at position: Int, to bytes: inout Bytes
  ) {
    let title = "title of \(name)"
    let texts = [className, name, title]
    let length = 18 + (isBig ? 16 : 8) + texts.map { $0.utf8.count + 1 }.reduce(0, +)
    bytes.add(
      Int32(length + storedLength), Int16(isBig ? 1004 : 4), Int32(objectLength), UInt32(0),
      Int16(length), cycle)
    addPosition(position, to: &bytes)
    addPosition(begin, to: &bytes)
    for text in texts { bytes.add(text: text) }
  }
}
