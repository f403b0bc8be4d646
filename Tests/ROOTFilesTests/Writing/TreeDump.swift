import Foundation
import TestSupport

@testable import ROOTFiles

/// What `Tests/Conformance/written_trees.py` says of a tree.
struct TreeDump: Decodable {
  let path: String
  let name: String
  let title: String
  let count: Int
  let autoFlush: Int
  let totalBytes: Int
  let storedBytes: Int
  let branches: [Branch]

  struct Branch: Decodable {
    let name: String
    let title: String
    let typeName: String
    let lengths: [Int]?
    let counter: String?
    let values: [String]
    let basketEntries: [Int]
    let compression: String
    let compressedBytes: Int
    let uncompressedBytes: Int
  }

  /// The trees of each file.
  static func of(_ files: [URL], in folder: URL) throws -> [[TreeDump]] {
    let out = folder.appending(path: "trees.json")
    let script = ConformanceScript("written_trees.py")
    guard try script.run([out.path] + files.map(\.path)) == 0 else {
      throw CocoaError(.fileReadUnknown)
    }
    return try JSONDecoder().decode([[TreeDump]].self, from: Data(contentsOf: out))
  }
}

extension ROOTValues {
  /// As the dump has them.
  var dumped: [String] {
    switch self {
    case .bool(let values): values.map { $0 ? "True" : "False" }
    case .int8(let values): values.map(\.description)
    case .uint8(let values): values.map(\.description)
    case .int16(let values): values.map(\.description)
    case .uint16(let values): values.map(\.description)
    case .int32(let values): values.map(\.description)
    case .uint32(let values): values.map(\.description)
    case .int64(let values): values.map(\.description)
    case .uint64(let values): values.map(\.description)
    case .float(let values): values.map { digits(Double($0)) }
    case .double(let values): values.map(digits)
    case .text(let values): values
    }
  }
}

private func digits(_ value: Double) -> String {
  let text = String(value.bitPattern, radix: 16)
  return String(repeating: "0", count: 16 - text.count) + text
}
