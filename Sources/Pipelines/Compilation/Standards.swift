import Autodiff
import Events

/// What a column is shifted and scaled by before it enters a network.
public struct ColumnStandard: Sendable, Codable, Hashable {
  public let column: String
  public let mean: Double
  public let spread: Double
}

/// Means and spreads of columns, learned on training events and kept with the trained analysis.
///
/// Stages ask for standardised columns while the graph is built; the values are bound later.
final class Standards {
  struct Entry {
    let columns: [String]
    let mean: GlobalExpression
    let scale: GlobalExpression
  }

  private(set) var entries: [Entry] = []
  /// Every column that a stage reads, in the order of first use.
  private(set) var columns: [String] = []

  func note(_ names: [String]) {
    for name in names where !columns.contains(name) { columns.append(name) }
  }

  func entry(for columns: [String]) -> Entry {
    if let known = entries.first(where: { $0.columns == columns }) { return known }
    let entry = Entry(
      columns: columns, mean: .parameter("column means", shape: [columns.count]),
      scale: .parameter("column spreads", shape: [columns.count]))
    entries.append(entry)
    return entry
  }

  /// Means and standard deviations over the nominal events of all processes, unweighted.
  ///
  /// A column without spread is only shifted.
  func learned(from processes: [PhysicsProcess]) throws -> [ColumnStandard] {
    try entries.flatMap { entry in
      try entry.columns.map { name in
        let moments = try Self.moments(of: name, processes)
        return ColumnStandard(
          column: name, mean: moments.mean, spread: moments.spread > 0 ? moments.spread : 1)
      }
    }
  }

  /// The numbers by leaf.
  func values(_ standards: [ColumnStandard]) throws -> [GlobalExpression: Tensor] {
    let known = Dictionary(standards.map { ($0.column, $0) }) { first, _ in first }
    var values: [GlobalExpression: Tensor] = [:]
    for entry in entries {
      let chosen = try entry.columns.map { name in
        guard let standard = known[name] else { throw PipelineError.missingStandard(name) }
        return standard
      }
      values[entry.mean] = Tensor(chosen.map(\.mean))
      values[entry.scale] = Tensor(chosen.map(\.spread))
    }
    return values
  }

  /// Two passes over the columns: the spread needs the mean.
  private static func moments(
    of column: String, _ processes: [PhysicsProcess]
  ) throws -> (mean: Double, spread: Double) {
    let columns = try processes.map { (name: $0.name, values: try stored(column, of: $0)) }
    let count = Double(columns.reduce(0) { $0 + $1.values.count })
    var (sum, squares) = (CompensatedSum(), CompensatedSum())
    for (process, values) in columns {
      sum.add(
        try values.finiteSum { .nonFiniteColumn(column, process: process, row: $0, value: $1) })
    }
    let mean = sum.value / count
    for (_, values) in columns {
      values.forEachBlock { _, block in
        for value in block { squares.add((value - mean) * (value - mean)) }
      }
    }
    return (mean, (squares.value / count).squareRoot())
  }

  private static func stored(_ column: String, of process: PhysicsProcess) throws -> Column {
    let table = process.events
    guard table.columnNames.contains(column) else {
      throw PipelineError.missingColumn(
        column, process: process.name, part: DataPart.training.rawValue, known: table.columnNames)
    }
    return try table.storedColumn(column)
  }
}
