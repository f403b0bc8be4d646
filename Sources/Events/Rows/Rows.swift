/// Which stored rows a table shows, and in which order.
///
/// A range costs nothing. Rows in ascending order, as filters and splits leave them, cost one bit
/// for each stored row in between and 1/8 bit for finding them, or 8 bytes for each chosen row if
/// that is less; rows in any other order cost 8 bytes each. The columns of a table share them.
enum Rows: Sendable {
  case range(Range<Int>)
  case ascending(RowSet)
  case list(RowList)

  /// Rows in the order given, as compact as they can be.
  ///
  /// - Precondition: Every row is in `0..<count`.
  init(_ rows: [Int], below count: Int) {
    for row in rows {
      precondition(row >= 0 && row < count, "row \(row) is outside the table's 0..<\(count)")
    }
    let isAscending = zip(rows, rows.dropFirst()).allSatisfy { $0 < $1 }
    guard isAscending, let first = rows.first, let last = rows.last,
      RowSet.isCompact(rows.count, in: first..<last + 1)
    else {
      self = .list(RowList(rows))
      return
    }
    var builder = RowSetBuilder(span: first..<last + 1)
    for row in rows { builder.insert(row) }
    self = builder.rows
  }

  var count: Int {
    switch self {
    case .range(let rows): rows.count
    case .ascending(let rows): rows.count
    case .list(let list): list.rows.count
    }
  }

  /// Hands out the rows at a range of positions, a piece at a time, with the offset of the piece.
  func forEachChunk(
    of positions: Range<Int>, _ body: (Int, UnsafeBufferPointer<Int>) throws -> Void
  ) rethrows {
    if case .list(let list) = self {
      try list.rows[positions].withUnsafeBufferPointer { try body(0, $0) }
      return
    }
    let size = 1024
    try withUnsafeTemporaryAllocation(of: Int.self, capacity: size) { scratch in
      for offset in stride(from: 0, to: positions.count, by: size) {
        let chunk = scratch[..<min(size, positions.count - offset)]
        copy(from: positions.lowerBound + offset, into: UnsafeMutableBufferPointer(rebasing: chunk))
        try body(offset, UnsafeBufferPointer(rebasing: chunk))
      }
    }
  }

  /// Hands out all rows in order.
  func forEachRow(_ body: (Int) throws -> Void) rethrows {
    try forEachChunk(of: 0..<count) { _, rows in
      for row in rows { try body(row) }
    }
  }

  private func copy(from position: Int, into buffer: UnsafeMutableBufferPointer<Int>) {
    switch self {
    case .range(let rows):
      for index in buffer.indices { buffer[index] = rows.lowerBound + position + index }
    case .ascending(let rows): rows.copy(from: position, into: buffer)
    case .list(let list):
      for index in buffer.indices { buffer[index] = list.rows[position + index] }
    }
  }
}

/// Rows in any order; a class so that several columns know that they share them.
final class RowList: Sendable {
  let rows: [Int]
  init(_ rows: [Int]) { self.rows = rows }
}
