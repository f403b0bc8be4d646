import Foundation
import Testing

@testable import ROOTFiles

/// Files that ROOT made, with what was filled: `make_trees.py` says how.
enum MadeTrees {
  static let folder = Bundle.module.resourceURL!.appending(path: "Made")
  static let names = [
    "cycles", "embedded", "flat", "leaflists", "lz4", "lzma", "none", "objects", "packed",
    "saved", "tuples", "twins", "vectors", "zlib", "zstd",
  ]

  static func url(_ name: String) -> URL { folder.appending(path: name + ".root") }

  static func truth(_ name: String) throws -> [String: [String: [NestedValue]]] {
    let data = try Data(contentsOf: folder.appending(path: name + ".json"))
    return try JSONDecoder().decode([String: [String: [NestedValue]]].self, from: data)
  }
}

@Suite("Trees that ROOT made")
struct MadeTreeTests {
  @Test(arguments: MadeTrees.names)
  func `every column is what was filled`(name: String) throws {
    let file = try ROOTFile(contentsOf: MadeTrees.url(name))
    for (path, columns) in try MadeTrees.truth(name) {
      let tree = try file.tree(path)
      for (column, expected) in columns {
        let values = try tree.read(column).nested
        #expect(values == expected, "\(name), \(path), \(column)")
      }
    }
  }
}
