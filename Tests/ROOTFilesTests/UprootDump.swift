import Foundation
import TestSupport

@testable import ROOTFiles

/// What `Tests/Conformance/root_files.py` says of a file.
struct UprootDump: Decodable {
  let path: String
  let version: [Int]
  let keys: [Key]

  struct Key: Decodable {
    let path: String
    let className: String
    let title: String
    let uncompressed: Int
    let stored: Int
    let histogram: Histogram?
    let graph: Graph?
  }

  struct Histogram: Decodable, Equatable {
    let name: String
    let title: String
    let axes: [Axis]
    let contents: String
    let sumw2: String?
    let values: String
    let errors: String
    let entries: String
    let statistics: String
    let binEntries: String?
  }

  struct Axis: Decodable, Equatable {
    let edges: String
    let name: String
    let title: String
    let labels: [String]
  }

  struct Graph: Decodable, Equatable {
    let name: String
    let title: String
    let arrays: [String]
  }

  static func of(_ files: [URL], in folder: URL) throws -> [UprootDump] {
    let out = folder.appending(path: "dump.json")
    let script = ConformanceScript("root_files.py")
    guard try script.run(["dump", out.path] + files.map(\.path)) == 0 else {
      throw CocoaError(.fileReadUnknown)
    }
    return try JSONDecoder().decode([UprootDump].self, from: Data(contentsOf: out))
  }
}

extension UprootDump.Histogram {
  init(_ histogram: ROOTHistogram) {
    name = histogram.name
    title = histogram.title
    axes = histogram.axes.map(UprootDump.Axis.init)
    contents = bits(histogram.contents)
    sumw2 = histogram.sumOfSquaredWeights.map(bits)
    values = bits(histogram.values)
    errors = bits(histogram.uprootErrors)
    entries = bits([histogram.entries])
    statistics = bits(histogram.statistics.inROOTsOrder)
    binEntries = (histogram.profile?.binEntries).map(bits)
  }
}

extension UprootDump.Axis {
  init(_ axis: ROOTAxis) {
    edges = bits(axis.edges)
    name = axis.name
    title = axis.title
    labels = axis.labels.map { $0 ?? "" }
  }
}

extension UprootDump.Graph {
  init(_ graph: ROOTGraph) {
    name = graph.name
    title = graph.title
    let errors = [graph.xUncertainties, graph.yUncertainties].compactMap { $0 }
    arrays = ([graph.x, graph.y] + errors.flatMap { [$0.low, $0.high] }).map(bits)
  }
}

extension ROOTHistogram {
  /// uproot takes the variance of a bin for 0 where its content, or Σw², is negative; ROOT takes
  /// the content's absolute value.
  fileprivate var uprootErrors: [Double] {
    if let profile {
      return profile.uncertainties(contents: contents, squares: sumOfSquaredWeights)
    }
    let positive = sumOfSquaredWeights ?? contents
    return zip(variances, positive).map { $1 > 0 ? $0.squareRoot() : 0 }
  }
}

extension ROOTStatistics {
  fileprivate var inROOTsOrder: [Double] {
    var result = [sumOfWeights, sumOfSquaredWeights]
    let products = [[], [0], [1, 2]]
    for axis in sums.indices {
      result += [sums[axis], sumsOfSquares[axis]] + products[axis].map { sumsOfProducts[$0] }
    }
    return result
  }
}

/// The digits of big-endian doubles, or of long arrays the hash of their bytes.
private func bits(_ values: [Double]) -> String {
  let words = values.map { $0.bitPattern.bigEndian }
  return words.withUnsafeBytes { bytes in
    bytes.count <= 8192 ? bytes.map { digits(UInt64($0), 2) }.joined() : digits(xxHash64(bytes), 16)
  }
}

private func digits(_ value: UInt64, _ count: Int) -> String {
  let text = String(value, radix: 16)
  return String(repeating: "0", count: count - text.count) + text
}
