import Foundation
import TestSupport
import Testing

@testable import ROOTFiles

@Suite("Trees as uproot reads them")
struct TreeConformanceTests {
  @Test(
    .enabled(
      if: ConformanceScript.mayRun && SharedData.mayUse("data"),
      "\(ConformanceScript.skipped); \(SharedData.skipped)"))
  func `every column of every tree of the shared files`() throws {
    let files = sharedROOTFiles()
    try #require(!files.isEmpty)
    var total = TreeComparison()
    for dump in try withTemporaryFolder({ try TreeDump.of(files, in: $0) }) {
      try total.compare(with: dump)
    }
    #expect(total.files == files.count)
    #expect(total.agreeing > 1000)
    #expect(total.refusedByApusOnly.isEmpty)
    print(total)
  }
}

/// What `Tests/Conformance/root_trees.py` says of a file.
private struct TreeDump: Decodable {
  let path: String
  let trees: [Tree]

  struct Tree: Decodable {
    let path: String
    let count: Int
    let title: String
    let columns: [Column]
  }

  struct Column: Decodable {
    let name: String
    let path: String
    let error: String?
    let type: String?
    let count: Int?
    let offsets: [String]?
    let values: String?
    let packed: [Double]?
    let range: Double?
  }

  static func of(_ files: [URL], in folder: URL) throws -> [TreeDump] {
    let out = folder.appending(path: "trees.json")
    let script = ConformanceScript("root_trees.py")
    guard try script.run([out.path] + files.map(\.path)) == 0 else {
      throw CocoaError(.fileReadUnknown)
    }
    return try JSONDecoder().decode([TreeDump].self, from: Data(contentsOf: out))
  }
}

private struct TreeComparison: CustomStringConvertible {
  var files = 0
  var trees = 0
  var agreeing = 0
  var refusedByBoth: [String] = []
  var refusedByApusOnly: [String] = []
  var refusedByUprootOnly: [String] = []
  /// The numbers of elements of collections, which uproot does not show.
  var countsOnly: [String] = []

  var description: String {
    "\(files) ROOT files with \(trees) trees: \(agreeing) columns agree with uproot; refused by both: "
      + "\(refusedByBoth); by Apus only: \(refusedByApusOnly); by uproot only: \(refusedByUprootOnly);"
      + " columns that uproot does not show: \(countsOnly)"
  }

  mutating func compare(with dump: TreeDump) throws {
    files += 1
    let file = try ROOTFile(contentsOf: URL(filePath: dump.path))
    let keys = try file.allKeys().filter { $0.className.contains(/^T(Tree|Ntuple|NtupleD)$/) }
    #expect(keys.map(\.path).sorted() == dump.trees.map(\.path).sorted())
    for expected in dump.trees {
      trees += 1
      try compare(file.tree(expected.path), with: expected)
    }
  }

  private mutating func compare(_ tree: ROOTTree, with dump: TreeDump.Tree) throws {
    #expect(tree.count == dump.count && tree.title == dump.title, "\(tree.label)")
    #expect(tree.clusters.reduce(0) { $0 + $1.count } == tree.count, "\(tree.label)")
    var rest = Set(tree.columns.map(\.name))
    for expected in dump.columns {
      let name = rest.contains(expected.name) ? expected.name : expected.path
      let label = "\(tree.label): \(expected.path)"
      let isReadable = rest.remove(name) != nil
      switch (isReadable, expected.error == nil) {
      case (true, true): try compare(tree.read(name), with: expected, label)
      case (true, false): refusedByUprootOnly.append(label)
      case (false, true): refusedByApusOnly.append(label)
      case (false, false): refusedByBoth.append(label)
      }
    }
    countsOnly += rest.map { "\(tree.label): \($0)" }
  }

  private mutating func compare(
    _ array: ROOTArray, with expected: TreeDump.Column, _ label: String
  ) throws {
    #expect(array.values.numPyType == expected.type, "\(label)")
    #expect(array.values.count == expected.count, "\(label)")
    #expect(array.offsets.map { digest($0) } == expected.offsets, "\(label)")
    if let packed = expected.packed, let range = expected.range, let values = array.values.doubles {
      // uproot divides by 2³² where ROOT does by 2³² − 1, and calculates with floats.
      let ulp = array.values.numPyType == "float32" ? Double(Float.ulpOfOne) : Double.ulpOfOne
      #expect(
        zip(values, packed).allSatisfy { abs($0 - $1) <= range * (0x1p-32 + 4 * ulp) }, "\(label)")
    } else {
      #expect(array.values.digest == expected.values, "\(label)")
    }
    agreeing += 1
  }
}

extension ROOTValues {
  /// NumPy's name of the type.
  fileprivate var numPyType: String {
    switch self {
    case .bool: "bool"
    case .int8: "int8"
    case .uint8: "uint8"
    case .int16: "int16"
    case .uint16: "uint16"
    case .int32: "int32"
    case .uint32: "uint32"
    case .int64: "int64"
    case .uint64: "uint64"
    case .float: "float32"
    case .double: "float64"
    case .text: "string"
    }
  }

  /// As `root_trees.py` makes it.
  fileprivate var digest: String {
    switch self {
    case .bool(let values): ROOTFilesTests.digest(values.map { $0 ? 1 : 0 } as [UInt8])
    case .int8(let values): ROOTFilesTests.digest(values)
    case .uint8(let values): ROOTFilesTests.digest(values)
    case .int16(let values): ROOTFilesTests.digest(values)
    case .uint16(let values): ROOTFilesTests.digest(values)
    case .int32(let values): ROOTFilesTests.digest(values)
    case .uint32(let values): ROOTFilesTests.digest(values)
    case .int64(let values): ROOTFilesTests.digest(values)
    case .uint64(let values): ROOTFilesTests.digest(values)
    case .float(let values): ROOTFilesTests.digest(values.map(\.bitPattern))
    case .double(let values): ROOTFilesTests.digest(values.map(\.bitPattern))
    case .text(let texts): digestOfTexts(texts)
    }
  }
}

private func digest<Value: FixedWidthInteger>(_ values: [Value]) -> String {
  values.map(\.bigEndian).withUnsafeBytes { sixteenDigits(xxHash64($0)) }
}

private func digestOfTexts(_ texts: [String]) -> String {
  var bytes: [UInt8] = []
  for text in texts {
    withUnsafeBytes(of: text.utf8.count.bigEndian) { bytes += $0 }
    bytes += text.utf8
  }
  return bytes.withUnsafeBytes { sixteenDigits(xxHash64($0)) }
}

private func sixteenDigits(_ value: UInt64) -> String {
  let text = String(value, radix: 16)
  return String(repeating: "0", count: 16 - text.count) + text
}
