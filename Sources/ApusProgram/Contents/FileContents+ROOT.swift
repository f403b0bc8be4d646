import Foundation
import HistFactory
import ROOTFiles
import Terminal

extension FileContents {
  init(root path: String, part: String?) throws {
    let file = try ROOTFile(contentsOf: URL(filePath: path))
    // Refuses directories that contain themselves, so that the tree below ends.
    let all = try file.allKeys()
    var reading = ROOTContents()
    let nodes: [ContentsNode]
    if let part {
      let key = try askedOfFile { try file[part] }
      nodes = [try reading.node(of: key, name: key.path)]
    } else {
      nodes = try reading.nodes(of: file.directory)
    }
    self.init(
      path, format: "ROOT \(file.version)", nodes,
      summary: Digits.grouped(all.count { !$0.isDirectory }, "object"))
    warnings = reading.warnings
    isPart = part != nil
  }
}

/// Reads what the keys of a ROOT file stand for.
private struct ROOTContents {
  var warnings: [String] = []

  mutating func nodes(of directory: ROOTDirectory) throws -> [ContentsNode] {
    let keys = try directory.keys
    let counts = Dictionary(keys.map { ($0.name, 1) }, uniquingKeysWith: +)
    var nodes: [ContentsNode] = []
    for key in keys {
      let hasCycles = (counts[key.name] ?? 0) > 1
      nodes.append(try node(of: key, name: hasCycles ? "\(key.name);\(key.cycle)" : key.name))
    }
    return nodes
  }

  mutating func node(of key: ROOTKey, name: String) throws -> ContentsNode {
    var node = ContentsNode(name: name, type: key.className, details: key.title)
    node.members = [
      ("path", .string(key.path)), ("cycle", .count(key.cycle)), ("title", .string(key.title)),
    ]
    if key.isDirectory {
      node.children = try nodes(of: key.directory())
      if key.title == key.name { node.details = "" }
      return node
    }
    node.storedByteCount = key.storedByteCount
    node.byteCount = key.uncompressedByteCount
    do {
      node.compression = try key.compression.map(\.description) ?? ""
      try describe(key, &node)
    } catch let error as ROOTFileError {
      node.details = "cannot be read: \(error.reason)"
      node.members.append(("unreadable", .string(error.reason)))
      if case .malformed = error { warnings.append("\(error)") }
    }
    return node
  }

  private func describe(_ key: ROOTKey, _ node: inout ContentsNode) throws {
    if key.isTable {
      node.describe(try key.table())
    } else if key.isHistogram {
      node.describe(try key.histogram())
    } else if key.isGraph {
      let graph = try key.graph()
      node.details = Digits.grouped(graph.x.count, "point")
      node.members.append(("points", .count(graph.x.count)))
    }
  }
}

extension ROOTFileError {
  /// What is wrong, without the place.
  fileprivate var reason: String {
    switch self {
    case .malformed(_, let reason): "\(reason); the file is damaged"
    case .unsupported(_, _, let reason): reason
    default: description
    }
  }
}

extension ContentsNode {
  /// The data of a tree are in records of their own; their sizes are those of its columns.
  fileprivate mutating func describe(_ table: any ROOTTable) {
    details = [
      Digits.grouped(table.count, "entry", "entries"),
      Digits.grouped(table.columns.count + table.unreadable.count, "column"),
      Digits.grouped(table.clusters.count, "cluster"),
    ].joined(separator: ", ")
    members += [
      ("entries", .count(table.count)), ("clusters", .count(table.clusters.count)),
    ]
    storedByteCount = table.columns.reduce(0) { $0 + $1.storedByteCount }
    byteCount = table.columns.reduce(0) { $0 + $1.uncompressedByteCount }
    let kinds = Set(table.columns.compactMap(\.compression?.description)).sorted()
    compression = kinds.joined(separator: ", ")
    children =
      table.columns.map(ContentsNode.init(_:)) + table.unreadable.map(ContentsNode.init(_:))
    childLimit = 40
  }

  private init(_ column: ROOTColumn) {
    self.init(name: column.name, type: column.type.description)
    // ROOT writes a leaf's name and type where nobody gave a title.
    details = column.title.hasPrefix(column.name) ? "" : column.title
    members = [("type_name", .string(column.typeName)), ("title", .string(column.title))]
    storedByteCount = column.storedByteCount
    byteCount = column.uncompressedByteCount
    compression = column.compression?.description ?? ""
  }

  private init(_ column: ROOTUnreadableColumn) {
    self.init(
      name: column.name, type: column.typeName, details: "cannot be read: \(column.reason)")
    members = [("unreadable", .string(column.reason))]
  }

  fileprivate mutating func describe(_ histogram: ROOTHistogram) {
    let integral = histogram.withoutFlow(histogram.contents).reduce(0, +)
    let entries = histogram.entries == 1 ? "entry" : "entries"
    details =
      histogram.axes.map(\.text).joined(separator: " × ")
      + "; \(Digits.events(histogram.entries)) \(entries)"
    members += [
      ("axes", .array(histogram.axes.map(\.json))), ("entries", .finite(histogram.entries)),
    ]
    if histogram.profile == nil {
      details += ", integral \(Digits.events(integral))"
      members.append(("integral", .finite(integral)))
    }
  }
}

extension ROOTAxis {
  fileprivate var text: String {
    let ends = "\(Digits.chosen(edges[0])) to \(Digits.chosen(edges[count]))"
    let bins = counted(count, "bin")
    return "\(bins) from \(ends)\(title.isEmpty ? "" : " in '\(title)'")"
  }

  fileprivate var json: JSONValue {
    var object = JSONObject([("title", .string(title)), ("bins", .count(count))])
    switch binning {
    case .uniform(_, let low, let high): object["range"] = .list([low, high])
    case .variable(let edges): object["edges"] = .list(edges)
    }
    if !labels.isEmpty {
      object["labels"] = .array(labels.map { $0.map { .string($0) } ?? .null })
    }
    return .object(object)
  }
}
