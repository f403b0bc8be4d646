import Apus
import Foundation

/// A million events of 20 columns read from CSV, and each column summed. The peers are pandas and
/// polars, in `csv_read.py`; the sums are compared as gradients are.
struct CSVTable: Benchmark {
  /// Which of the file's columns are read.
  enum Selection: String, CaseIterable {
    case all, few

    var columns: [String]? {
      self == .few ? ["full0", "full3", "energy2", "count2"] : nil
    }
  }

  let file: URL
  let selection: Selection
  let threads: Int
  let repetitions = 7
  let tolerance = Tolerance.double
  var name: String { "csv_\(selection)_\(threads)" }
  var peers: [String] { ["pandas", "polars"].map { "csv_\(selection)_\($0)_\(threads)" } }
  /// The columns themselves.
  var dataMegabytes: Double { Double((selection.columns?.count ?? 20) * 8 * 1_000_000) / 1_048_576 }

  func evaluate() throws -> Outcome {
    let table = try CSVReader(columns: selection.columns, threads: threads).read(file)
    let sums = try table.columnNames.map { try table.storedColumn($0).sum() }
    return Outcome(value: sums.reduce(0, +), gradients: ["grad_sums": sums])
  }
}
