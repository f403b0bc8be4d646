extension Axis {
  /// The bins between two edges; on an axis of whole numbers, the bins of the numbers in the range.
  ///
  /// A bound may miss its edge by 1e-9 of a bin, for rounding; infinite bounds are beyond all bins.
  ///
  /// - Throws: `HistogramsError.notNumeric`, `.notAnEdge` or `.emptyRange`.
  func bins(in range: ClosedRange<Double>, for operation: String) throws -> Range<Int> {
    try requireNumeric(for: operation)
    let low = range.lowerBound == -.infinity ? 0 : try edgeIndex(of: range.lowerBound)
    let high = try range.upperBound == .infinity ? count : lastEdgeIndex(range.upperBound)
    guard low < high else { throw HistogramsError.emptyRange(axis: name, range: range) }
    return low..<high
  }

  private func lastEdgeIndex(_ bound: Double) throws -> Int {
    try edgeIndex(of: binning == .integer ? bound + 1 : bound, given: bound)
  }

  /// - Throws: `HistogramsError.notNumeric`.
  func requireNumeric(for operation: String) throws {
    guard categories == nil else {
      throw HistogramsError.notNumeric(axis: name, operation: operation)
    }
  }

  /// The edge that a number is.
  ///
  /// - Parameters:
  ///   - x: The number.
  ///   - given: What the user wrote for it.
  /// - Throws: `HistogramsError.notAnEdge`.
  func edgeIndex(of x: Double, given: Double? = nil) throws -> Int {
    let above = edges.firstIndex { $0 >= x } ?? edges.count - 1
    let near = max(above - 1, 0)...above
    let nearest = near.min { abs(edges[$0] - x) < abs(edges[$1] - x) }!
    let width = edges[max(above, 1)] - edges[max(above, 1) - 1]
    guard abs(edges[nearest] - x) <= 1e-9 * width else {
      throw HistogramsError.notAnEdge(
        axis: name, value: given ?? x, near: near.map { edges[$0] })
    }
    return nearest
  }

  /// This axis with some of its bins.
  func keeping(_ bins: Range<Int>) throws -> Axis {
    let kept = Array(edges[bins.lowerBound...bins.upperBound])
    guard binning == .regular else {
      return try Axis(kept, binning, name: name, unit: unit, flow: flow)
    }
    return try .regular(
      bins.count, from: kept[0], to: kept[kept.count - 1], name: name, unit: unit, flow: flow)
  }

  /// This axis with other edges, which are some of its own.
  func merged(at indices: [Int]) throws -> Axis {
    let kept = indices.map { edges[$0] }
    let isEven = binning == .regular && Set(zip(indices.dropFirst(), indices).map(-)).count == 1
    guard isEven else { return try Axis(edges: kept, name: name, unit: unit, flow: flow) }
    return try .regular(
      kept.count - 1, from: kept[0], to: kept[kept.count - 1], name: name, unit: unit, flow: flow)
  }

  /// For each bin, flow included, the one of the new axis that it becomes part of.
  ///
  /// - Parameters:
  ///   - new: The new axis.
  ///   - indices: Which edges the new ones are, increasing.
  func groups(in new: Axis, edges indices: [Int]) -> [Int?] {
    // Edges at or below the bin; bins come in order.
    var below = 0
    return positions.map { position in
      let target: BinPosition
      switch position {
      case .underflow: target = .underflow
      case .overflow: target = .overflow
      case .bin(let bin):
        while below < indices.count, indices[below] <= bin { below += 1 }
        target = below == 0 ? .underflow : below > new.count ? .overflow : .bin(below - 1)
      }
      return new.storageIndex(of: target)
    }
  }
}
