import Foundation
import Pipelines

extension RunComparison {
  /// A Markdown table of means and standard deviations over the runs; the p-value is the median. The last
  /// column is the difference of the test significance to the reference, run by run.
  ///
  /// Runs judged by the same events share what these leave open, which their spread does not show: it is
  /// told by the error of one run, the root of the mean square over runs.
  public var markdown: String {
    let header = [
      "method", "runs", "validation loss", "validation significance", "before training",
      "test significance", "error of one run", "median p-value", "difference to \(reference.name)",
    ]
    let rule = Array(repeating: "---", count: header.count).joined(separator: "|")
    return ([line(header), "|\(rule)|"] + methods.map { line(cells($0)) }).joined(separator: "\n")
  }

  private func line(_ cells: [String]) -> String { "| \(cells.joined(separator: " | ")) |" }

  private func cells(_ method: Method) -> [String] {
    let runs = Array(method.runs.values)
    let difference =
      method.name == reference.name
      ? "" : text(differences(of: method), of: method.runs.count, "%+.3f ± %.3f")
    return [
      method.name, count(method),
      text(runs.compactMap(\.validationLoss), of: runs.count, "%.4g ± %.2g"),
      significance(runs.map(\.validation)), significance(runs.map(\.before)),
      significance(runs.map(\.after)), error(runs.compactMap(\.error)),
      Spread(runs.compactMap(\.after?.pValue)).map { String(format: "%.2e", $0.median) }
        ?? "not defined", difference,
    ]
  }

  private func count(_ method: Method) -> String {
    let missing = method.unfinished.count
    return "\(method.runs.count)" + (missing == 0 ? "" : ", \(missing) not finished")
  }

  private func significance(_ metrics: [Metrics?]) -> String {
    text(metrics.compactMap { $0?.significance }, of: metrics.count, "%.3f ± %.3f")
  }

  private func error(_ errors: [Double]) -> String {
    Spread(errors.map { $0 * $0 }).map { String(format: "%.3f", $0.mean.squareRoot()) } ?? ""
  }

  /// Mean and standard deviation, and how many values there were not.
  private func text(_ values: [Double], of count: Int, _ format: String) -> String {
    guard let spread = Spread(values) else { return "not defined" }
    let missing = count - values.count
    let note = missing == 0 ? "" : ", \(missing) not defined"
    return String(format: format, spread.mean, spread.deviation) + note
  }
}
