import Autodiff
import Foundation

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
  func values(from processes: [Process]) throws -> [GlobalExpression: Tensor] {
    var values: [GlobalExpression: Tensor] = [:]
    for entry in entries {
      let moments = try entry.columns.map { name in
        Self.moments(try processes.map { try $0.events.column(name) })
      }
      values[entry.mean] = Tensor(moments.map(\.mean))
      values[entry.scale] = Tensor(moments.map { $0.spread > 0 ? $0.spread : 1 })
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
