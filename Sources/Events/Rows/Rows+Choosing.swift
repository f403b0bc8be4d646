extension Rows {
  /// The rows at chosen positions among these: what a table shows of a table that shows these.
  func choosing(_ positions: Rows) -> Rows {
    switch (self, positions) {
    case (_, .range(let chosen)) where chosen == 0..<count: return self
    case (.range(let rows), .range(let chosen)):
      let first = rows.lowerBound + chosen.lowerBound
      return .range(first..<first + chosen.count)
    case (.range(let rows), _) where rows.lowerBound == 0: return positions
    case (.list, _), (_, .list): return listed(positions)
    default: return collected(positions)
    }
  }

  private func listed(_ positions: Rows) -> Rows {
    var rows: [Int] = []
    rows.reserveCapacity(positions.count)
    forEachRow(at: positions) { rows.append($0) }
    return .list(RowList(rows))
  }

  /// Ascending positions of ascending rows ascend.
  private func collected(_ positions: Rows) -> Rows {
    guard let first = positions.first, let last = positions.last else { return .range(0..<0) }
    var builder = RowSetBuilder(span: self[first]..<self[last] + 1)
    forEachRow(at: positions) { builder.insert($0) }
    return builder.rows
  }

  private func forEachRow(at positions: Rows, _ body: (Int) -> Void) {
    // Neighbouring positions are looked up together: that of a set is found by searching.
    if case .range(let chosen) = positions {
      forEachChunk(of: chosen) { _, rows in rows.forEach(body) }
    } else {
      positions.forEachRow { body(self[$0]) }
    }
  }

  subscript(position: Int) -> Int {
    switch self {
    case .range(let rows): rows.lowerBound + position
    case .ascending(let rows): rows[position]
    case .list(let list): list.rows[position]
    }
  }

  private var first: Int? { count > 0 ? self[0] : nil }
  private var last: Int? { count > 0 ? self[count - 1] : nil }
}

/// Chooses the same rows of several columns, working each composition out once.
struct RowComposer {
  private enum Identity: Hashable {
    case range(Range<Int>)
    case shared(ObjectIdentifier)
  }

  private let positions: Rows
  private var known: [Identity: Rows] = [:]

  init(_ positions: Rows) { self.positions = positions }

  /// The chosen ones of a column's rows.
  mutating func chosen(from rows: Rows) -> Rows {
    let identity: Identity =
      switch rows {
      case .range(let range): .range(range)
      case .ascending(let set): .shared(ObjectIdentifier(set))
      case .list(let list): .shared(ObjectIdentifier(list))
      }
    if let composed = known[identity] { return composed }
    let composed = rows.choosing(positions)
    known[identity] = composed
    return composed
  }
}
