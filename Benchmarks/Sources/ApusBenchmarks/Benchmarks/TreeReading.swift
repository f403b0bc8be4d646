import Apus
import Foundation
import ROOTFiles

/// All columns of a tree: the file is opened, and they are read. The peer is `Peers/root_tree.py`.
struct TreeReading: Benchmark {
  enum Compression: String, CaseIterable {
    case zlib, lz4, zstd, none
  }

  let name: String
  let repetitions = 5
  let tolerance = Tolerance.double
  let threads: Int
  /// The numbers' own size.
  let dataMegabytes: Double
  private let file: URL
  private let tree: String

  /// A tree of two million entries.
  init(_ compression: Compression, in folder: URL, threads: Int) throws {
    try self.init(
      "tree_\(compression)", folder.appending(path: "tree_\(compression).root"), "events",
      threads: threads)
  }

  /// The largest tree of the shared data: 75 000 entries of five numbers, zlib.
  init(sharedWithThreads threads: Int) throws {
    try self.init(
      "tree_shared", Folders.largestTree, "ntuple", threads: threads)
  }

  private init(_ name: String, _ file: URL, _ tree: String, threads: Int) throws {
    self.name = name
    self.file = file
    self.tree = tree
    self.threads = threads
    let columns = try ROOTFile(contentsOf: file).tree(tree).columns
    dataMegabytes = Double(columns.reduce(0) { $0 + $1.uncompressedByteCount }) / 1_048_576
  }

  func evaluate() throws -> Outcome {
    let tree = try ROOTFile(contentsOf: file).tree(tree)
    let arrays = try tree.read(tree.columns.map(\.name), threads: threads)
    return Outcome(value: arrays.reduce(0) { $0 + $1.values.sumOfSome })
  }
}

extension ROOTValues {
  /// The sum of every thousandth number.
  fileprivate var sumOfSome: Double {
    func sum<Value>(_ values: [Value], _ double: (Value) -> Double) -> Double {
      stride(from: 0, to: values.count, by: 1000).reduce(0) { $0 + double(values[$1]) }
    }
    return switch self {
    case .bool(let values): sum(values) { $0 ? 1 : 0 }
    case .int16(let values): sum(values, Double.init)
    case .int32(let values): sum(values, Double.init)
    case .int64(let values): sum(values, Double.init)
    case .float(let values): sum(values, Double.init)
    case .double(let values): sum(values) { $0 }
    default: .nan
    }
  }
}
