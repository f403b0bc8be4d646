import Autodiff
import Foundation

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
        let moments = Self.moments(try processes.map { try Self.finite(name, of: $0) })
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

  private static func finite(_ column: String, of process: PhysicsProcess) throws -> [Double] {
    let table = process.events
    guard table.columnNames.contains(column) else {
      throw PipelineError.missingColumn(
        column, process: process.name, part: DataPart.training.rawValue, known: table.columnNames)
    }
    let values = try table.column(column)
    if let row = values.firstIndex(where: { !$0.isFinite }) {
      throw PipelineError.nonFiniteColumn(
        column, process: process.name, row: row, value: values[row])
    }
    return values
  }

  private static func moments(_ columns: [[Double]]) -> (mean: Double, spread: Double) {
    let count = Double(columns.reduce(0) { $0 + $1.count })
    let mean = columns.reduce(0) { $0 + $1.reduce(0, +) } / count
    let squares = columns.reduce(0) { $0 + $1.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } }
    return (mean, (squares / count).squareRoot())
  }
}
