import Foundation
import HistFactory
import Terminal

/// What a file holds, as a tree.
struct FileContents {
  let path: String
  /// Of the file, with its version where it has one.
  let format: String
  /// The parts of the file, or of the part that was asked for.
  var nodes: [ContentsNode]
  /// How many there are, in words, for the heading.
  var summary: String
  /// What could not be read because the file is damaged.
  var warnings: [String] = []
  /// What is said of the file in JSON beside all this.
  var members: [(String, JSONValue)] = []
  /// Whether one part was asked for, of which all is shown.
  var isPart = false

  /// - Parameters:
  ///   - kind: What the file holds; no model.
  ///   - part: The path of a part of it; nil for all.
  ///   - console: Is told of what is taken for granted.
  init(_ path: String, _ kind: FileKind, part: String?, _ console: Console) throws {
    switch kind {
    case .root: self = try FileContents(root: path, part: part)
    case .numPyArray: self = try FileContents(array: path, part: part)
    case .numPyArchive: self = try FileContents(archive: path, part: part)
    case .table: self = try FileContents(table: path, part: part, console)
    case .histograms(let format):
      self = try FileContents(histograms: path, format, part: part, console)
    case .model, .other: preconditionFailure("no contents of a \(kind)")
    }
  }

  init(_ path: String, format: String, _ nodes: [ContentsNode], summary: String) {
    self.path = path
    self.format = format
    self.nodes = nodes
    self.summary = summary
  }

  var json: JSONObject {
    JSONObject(
      [
        ("file", .string(path)), ("format", .string(format)),
        ("bytes", fileByteCount.map { .count($0) } ?? .null),
      ] + members + [("contents", .array(nodes.map(\.json)))])
  }

  /// The bytes of the file.
  var fileByteCount: Int? {
    let file = URL(filePath: path).resolvingSymlinksInPath()
    return (try? FileManager.default.attributesOfItem(atPath: file.path)[.size]) as? Int
  }
}

extension FileContents {
  /// Only the part with a name, with all that it has.
  ///
  /// - Parameter noun: What the parts are called.
  mutating func choose(_ name: String?, noun: String) throws {
    guard let name else { return }
    guard let node = nodes.first(where: { $0.name == name }) else {
      throw UsageError.unknown(name, noun: noun, in: path, available: nodes.map(\.name))
    }
    (nodes, isPart) = ([node], true)
  }
}
