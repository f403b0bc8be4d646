import Events
import Foundation
import HistFactory
import Terminal

extension FileContents {
  init(array path: String, part: String?) throws {
    let file = URL(filePath: path)
    let array = try NumPyDescription(of: file)
    let name = file.deletingPathExtension().lastPathComponent
    self.init(
      path, format: "NumPy array", [ContentsNode(array, name: name)],
      summary: Digits.grouped(array.elementCount, "element"))
    try choose(part, noun: "array")
    isPart = true
  }

  init(archive path: String, part: String?) throws {
    let archive = try NumPyArchive(URL(filePath: path))
    let nodes = try archive.names.map { name in
      var node = try ContentsNode(named: name, in: archive)
      let room = try archive.room(of: name)
      node.storedByteCount = room.storedByteCount
      node.byteCount = room.byteCount
      node.compression = room.isCompressed ? "deflate" : ""
      return node
    }
    self.init(
      path, format: "NumPy archive", nodes, summary: Digits.grouped(nodes.count, "array"))
    try choose(part, noun: "array")
  }
}

extension NumPyDescription {
  fileprivate var elementCount: Int { shape.reduce(1, *) }
}

extension ContentsNode {
  /// An array, or why it is none that can be read.
  fileprivate init(named name: String, in archive: NumPyArchive) throws {
    do {
      self.init(try archive.description(of: name), name: name)
    } catch EventsError.numPy(_, .unsupportedType(let type)) {
      let reason = NumPyProblem.unsupportedType(type).description
      self.init(name: name, type: type, details: "cannot be read: \(reason)")
      members = [("unreadable", .string(reason))]
    }
  }

  fileprivate init(_ array: NumPyDescription, name: String) {
    let type = array.isRecord ? "records" : array.fields.first?.type ?? ""
    self.init(name: name, type: type)
    let order = array.isFortranOrder ? "Fortran" : "C"
    let lengths = array.shape.map { "\($0)" }.joined(separator: " × ")
    details =
      (array.shape.isEmpty ? "a single element" : "shape \(lengths)")
      + (array.shape.count > 1 ? ", \(order) order" : "")
    members = [
      ("shape", .array(array.shape.map { .count($0) })), ("order", .string(order)),
    ]
    guard array.isRecord else { return }
    children = array.fields.map { ContentsNode(name: $0.name, type: $0.type) }
    childLimit = 40
  }
}
