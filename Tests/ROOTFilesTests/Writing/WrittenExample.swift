import Foundation
import TestSupport

@testable import ROOTFiles

/// Histograms and a tree of every kind that is written.
enum WrittenExample {
  static let histogramPaths = histograms.map(\.path)

  static func file(compression: ROOTCompressionSettings = .zlib, isBig: Bool = false) throws
    -> ROOTFileWriter
  {
    var file = ROOTFileWriter(compression: compression)
    file.isBig = isBig
    for (path, histogram) in histograms { try file.add(histogram, at: path) }
    try file.add(tree(count: 1000), at: "trees/all")
    return file
  }

  // MARK: Histograms

  static let histograms: [(path: String, histogram: ROOTHistogram)] = {
    do {
      return try made() + profiles()
    } catch {
      preconditionFailure("\(error)")
    }
  }()

  private static func axes(_ dimension: Int) throws -> [ROOTAxis] {
    try Array(
      [
        ROOTAxis(
          .uniform(count: 3, low: -1.5, high: 2.2), title: "m_{#gamma#gamma} [GeV]",
          labels: ["ä", nil, "c"]),
        ROOTAxis(.variable(edges: [-1.5, 0, 0.3, 2, 2.9]), title: "y", name: "yaxis"),
        ROOTAxis(.uniform(count: 2, low: 0, high: 1), name: "zaxis"),
      ].prefix(dimension))
  }

  private static func made() throws -> [(String, ROOTHistogram)] {
    var random = SeededNumbers(seed: 20_260_101)
    return try (1...3).flatMap { dimension in
      try ROOTHistogram.ContentType.allCases.map { type in
        let axes = try axes(dimension)
        let count = axes.map { $0.count + 2 }.reduce(1, *)
        let contents = (0..<count).map { _ in random.number(of: type) }
        let squares = (0..<count).map { _ in 1 + random.next() }
        let statistics = ROOTStatistics(
          sumOfWeights: random.next(), sumOfSquaredWeights: random.next(),
          sums: axes.map { _ in random.next() }, sumsOfSquares: axes.map { _ in random.next() },
          sumsOfProducts: (0..<[0, 1, 3][dimension - 1]).map { _ in random.next() })
        let histogram = try ROOTHistogram(
          name: "own_name", title: "heading #\(dimension)", axes: axes, contents: contents,
          sumOfSquaredWeights: type.isWhole ? nil : squares, entries: 17, statistics: statistics,
          contentType: type)
        return ("made/deeper/\(histogram.className)", histogram)
      }
    }
  }

  private static func profiles() throws -> [(String, ROOTHistogram)] {
    var random = SeededNumbers(seed: 2)
    return try [1, 2, 3].map { dimension in
      let axes = try axes(dimension)
      let count = axes.map { $0.count + 2 }.reduce(1, *)
      func numbers() -> [Double] { (0..<count).map { _ in 1 + random.next() } }
      let profile = ROOTProfile(
        binEntries: numbers(), binSumOfSquaredWeights: dimension == 2 ? nil : numbers(),
        errorMode: [.mean, .spread, .integerSpread][dimension - 1], limits: -1...2)
      let histogram = try ROOTHistogram(
        profile: profile, name: "profile", axes: axes, contents: numbers(),
        sumOfSquares: numbers().map { 2 + $0 * 10 })
      return ("profile\(dimension)", histogram)
    }
  }

  // MARK: Trees

  /// A tree with a column of every type.
  static func tree(count: Int, clusters: ROOTClusterSize = .entries(300)) throws
    -> ROOTTreeContents
  {
    var tree = ROOTTreeContents(title: "all types", clusters: clusters)
    for (column, values) in try columns(0..<count) {
      try tree.add(column.name, values, title: column.title, counter: column.counter)
    }
    return tree
  }

  /// The entries of the columns of the tree.
  static func columns(_ entries: Range<Int>) throws -> [(ROOTTreeColumn, ROOTArray)] {
    let lengths = entries.map { $0 % 4 }
    let total = lengths.reduce(0, +)
    let first = (0..<entries.lowerBound).reduce(0) { $0 + $1 % 4 }
    let items = first..<first + total
    let arrays: [(String, ROOTArray, String?)] = [
      ("one_bool", ROOTArray(.bool(entries.map { $0 % 3 == 0 })), nil),
      ("one_int8", ROOTArray(.int8(entries.map { Int8(truncatingIfNeeded: $0) })), nil),
      ("one_uint8", ROOTArray(.uint8(entries.map { UInt8(truncatingIfNeeded: $0) })), nil),
      ("one_int16", ROOTArray(.int16(entries.map { Int16($0 - 500) })), nil),
      ("one_uint16", ROOTArray(.uint16(entries.map { UInt16(65535 - $0) })), nil),
      ("one_int32", ROOTArray(.int32(entries.map { Int32.min + Int32($0) })), nil),
      ("one_uint32", ROOTArray(.uint32(entries.map { UInt32.max - UInt32($0) })), nil),
      ("one_int64", ROOTArray(.int64(entries.map { Int64.min + Int64($0) })), nil),
      ("one_uint64", ROOTArray(.uint64(entries.map { UInt64.max - UInt64($0) })), nil),
      ("one_float", ROOTArray(.float(entries.map { Float($0) / 7 })), nil),
      ("one_double", ROOTArray(.double(entries.map { Double($0) / 7 })), nil),
      ("one_text", ROOTArray(.text(entries.map { text($0) })), nil),
      (
        "matrix",
        try ROOTArray(
          .float(entries.flatMap { entry in (0..<6).map { Float(entry * 6 + $0) } }),
          shape: [2, 3]), nil
      ),
      (
        "Jet_pt", try ROOTArray(.float(items.map { Float($0) / 3 }), counts: lengths), "nJet"
      ),
      (
        "Jet_id", try ROOTArray(.int16(items.map { Int16($0 % 1000) }), counts: lengths), "nJet"
      ),
      (
        "track",
        try ROOTArray(
          .double(items.flatMap { [Double($0), -1, Double($0) / 9] }), counts: lengths,
          shape: [3]), nil
      ),
    ]
    return try arrays.map { name, values, counter in
      let title = name == "one_double" ? "a title" : ""
      return (try ROOTTreeColumn(name, values.type, title: title, counter: counter), values)
    }
  }

  /// Empty, short, and beyond the 254 bytes that one byte counts.
  private static func text(_ entry: Int) -> String {
    entry % 5 == 0 ? "" : String(repeating: "ä", count: entry % 300)
  }
}

/// Numbers from a linear congruential generator.
struct SeededNumbers {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  /// From −1 to 1.
  mutating func next() -> Double {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return Double(state >> 11) * 0x1p-52 - 1
  }

  mutating func number(of type: ROOTHistogram.ContentType) -> Double {
    switch type {
    case .double: next()
    case .float: Double(Float(next()))
    case .int64: (next() * 0x1p52).rounded() + 0  // Twice is still exact.
    case .int8, .int16, .int32: (next() * 60).rounded() + 0  // No −0; twice fits 8 bits.
    }
  }
}
