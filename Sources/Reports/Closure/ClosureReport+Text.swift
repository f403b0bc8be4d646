import Foundation
import Pipelines

extension ClosureReport: CustomStringConvertible {
  /// Two tables: the bins of each part, channel and process, and the metrics with their bias; below them
  /// the reasons for what is not defined.
  public var description: String {
    let problems = metrics.flatMap { row in
      (row.problems ?? []).map { "\(row.part.rawValue), \($0)" }
    }
    return (binTable + [""] + metricsTable + problems).joined(separator: "\n")
  }

  private var binTable: [String] {
    let header = [
      "events", "channel", "process", "bin", "from", "to", "exact", "relaxed", "difference",
      "relative", "in errors",
    ]
    let rows = bins.enumerated().map { index, bin in
      let last = index > 0 ? bins[index - 1] : nil
      let names = [bin.part.rawValue, bin.channel, bin.process]
      // Names are told where they, or names before them, change.
      let lastNames = last.map { [$0.part.rawValue, $0.channel, $0.process] } ?? []
      let shown = names.indices.map {
        names.prefix($0 + 1) == lastNames.prefix($0 + 1) ? "" : names[$0]
      }
      return shown + bin.cells
    }
    return alignedTable([header] + rows, namedBy: 3)
  }

  private var metricsTable: [String] {
    let header = ["events", "", "significance", "p-value", "CLs", "uncertainty"]
    let cells = metricCells(
      metrics.flatMap { [($0.exact, nil), ($0.relaxed, nil), ($0.bias, nil)] })
    let names = metrics.flatMap { [[$0.part.rawValue, "exact"], ["", "relaxed"], ["", "bias"]] }
    return alignedTable([header] + zip(names, cells).map { $0 + $1 }, namedBy: 2)
  }
}

extension ClosureReport.Bin {
  fileprivate var cells: [String] {
    [
      "\(bin)", String(format: "%.4g", low), String(format: "%.4g", high),
      String(format: "%.4f ± %.4f", exact, exactError), String(format: "%.4f", relaxed),
      String(format: "%+.4f", difference), relativeBias.map(percentage) ?? "-",
      biasInErrors.map { String(format: "%+.2f", $0) } ?? "-",
    ]
  }

  /// The bin in a sentence's end: where it is, and by how much the readings differ.
  public var summary: String {
    let comparisons = [
      relativeBias.map(percentage),
      biasInErrors.map { String(format: "%+.2f times the error of the count", $0) },
    ]
    let text = comparisons.compactMap { $0 }.joined(separator: ", ")
    return String(
      format: "'\(process)' in bin \(bin) of '\(channel)', %.4g for %.4g", relaxed, exact)
      + (text.isEmpty ? "" : " (\(text))")
  }
}

private func percentage(_ ratio: Double) -> String { String(format: "%+.2f %%", 100 * ratio) }
