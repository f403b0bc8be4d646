import Apus

/// Expected events of signal and background in cells of an axis; events beyond it are in the outer ones.
public struct CellCounts: Sendable {
  public let signal: [Double]
  public let background: [Double]

  /// - Parameters:
  ///   - processes: Signals and backgrounds; each is scaled to its expected events.
  ///   - column: The column that is counted.
  ///   - walls: The inner walls between cells, ascending; a value on a wall is above it.
  ///   - isSignal: Which processes count as signal; by their role if nil.
  public init(
    _ processes: [PhysicsProcess], of column: String, walls: [Double],
    isSignal: (PhysicsProcess) -> Bool = { $0.role == .signal }
  ) throws {
    let cells = try processes.map { process in
      try process.counts(cells: walls.count + 1) { table in
        try table.column(column).map { value in walls.partitioningIndex { $0 > value } }
      }
    }
    self.init(processes, cells, isSignal: isSignal)
  }

  /// Counts made elsewhere, for each process.
  init(
    _ processes: [PhysicsProcess], _ counts: [[Double]], isSignal: (PhysicsProcess) -> Bool
  ) {
    func sum(_ wanted: Bool) -> [Double] {
      zip(processes, counts).filter { isSignal($0.0) == wanted }.map(\.1).reduce(
        Array(repeating: 0, count: counts[0].count)
      ) { zip($0, $1).map { $0 + $1 } }
    }
    (signal, background) = (sum(true), sum(false))
  }

  /// √Σ q over the cells.
  public var significance: Double {
    countingSignificance(signal: signal, background: background)
  }
}

extension PhysicsProcess {
  /// Expected events by cell, for events of equal weight.
  func counts(cells: Int, of cell: (EventTable) throws -> [Int?]) rethrows -> [Double] {
    let weight = (expectedEvents ?? Double(events.count)) / Double(events.count)
    return try cell(events).reduce(into: Array(repeating: 0.0, count: cells)) {
      if let index = $1 { $0[index] += weight }
    }
  }
}

extension Array {
  /// The first index whose element satisfies a condition that holds from some place on.
  fileprivate func partitioningIndex(where isBeyond: (Element) -> Bool) -> Int {
    var (low, high) = (0, count)
    while low < high {
      let middle = (low + high) / 2
      if isBeyond(self[middle]) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}
