import Apus
import Foundation
import ROOTFiles

/// All columns of a tree of two million entries: the file is opened, and they are read. The peer is
/// `Peers/root_tree.py`.
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

  init(_ compression: Compression, in folder: URL, threads: Int) throws {
    name = "tree_\(compression)"
    self.threads = threads
    file = folder.appending(path: "tree_\(compression).root")
    let columns = try ROOTFile(contentsOf: file).tree("events").columns
    dataMegabytes = Double(columns.reduce(0) { $0 + $1.uncompressedByteCount }) / 1_048_576
  }

  func evaluate() throws -> Outcome {
    let tree = try ROOTFile(contentsOf: file).tree("events")
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
