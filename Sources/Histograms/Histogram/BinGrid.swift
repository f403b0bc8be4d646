/// How the bins of several axes, flow included, lie in one array: the last axis runs fastest.
struct BinGrid {
  /// The largest number of bins a histogram may have, flow included.
  static let limit = 1 << 24
  /// The largest number of axes, as of boost-histogram.
  static let axisLimit = 32

  /// The number of bins of each axis.
  let extents: [Int]

  init(_ axes: [Axis]) { extents = axes.map(\.countWithFlow) }

  /// The number of bins; nil beyond ``limit``.
  var count: Int? {
    extents.reduce(Optional(1)) { product, extent in
      guard let (result, overflows) = product?.multipliedReportingOverflow(by: extent) else {
        return nil
      }
      return overflows || result > Self.limit ? nil : result
    }
  }

  /// How far apart neighbours along each axis are.
  var strides: [Int] {
    var stride = 1
    var result: [Int] = []
    for extent in extents.reversed() {
      result.append(stride)
      stride *= extent
    }
    return result.reversed()
  }

  /// Calls `body` with the sum of one number of each axis, for every bin in order: what the tables
  /// hold at the bin's place on each axis. A bin for which a table holds nil is passed over.
  func forEach(_ tables: [[Int?]], _ body: (_ bin: Int, _ sum: Int) -> Void) {
    var bin = 0
    visit(tables[...], sum: 0, &bin, body)
  }

  private func visit(
    _ tables: ArraySlice<[Int?]>, sum: Int?, _ bin: inout Int, _ body: (Int, Int) -> Void
  ) {
    guard let table = tables.first else {
      if let sum { body(bin, sum) }
      bin += 1
      return
    }
    for entry in table {
      let next = sum.flatMap { sum in entry.map { sum + $0 } }
      visit(tables.dropFirst(), sum: next, &bin, body)
    }
  }
}
