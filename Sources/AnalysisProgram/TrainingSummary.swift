import Autodiff
import Foundation
import Parameters
import Pipelines
import Reports

/// What `optimise` says at its end.
struct TrainingSummary: CustomStringConvertible {
  private let result: TrainingResult
  private let report: MetricsReport
  private let folder: ResultsFolder

  init(_ result: TrainingResult, _ report: MetricsReport, _ folder: ResultsFolder) {
    (self.result, self.report, self.folder) = (result, report, folder)
  }

  var description: String {
    let parts = [
      "Training ended: \(result.outcome).\n\(choice)", "\(report)", moved, headline,
      "Results are in \(folder.url.path).",
    ]
    return parts.filter { !$0.isEmpty }.joined(separator: "\n\n")
  }

  private var choice: String {
    if let problem = result.judgementProblem {
      return """
        The exact reading is not defined on validation events, so the last parameters are kept: \
        \(problem)
        """
    }
    let undefined = result.history.last { $0.validationProblem != nil }?.validationProblem
    let reason = undefined.map { " Of some steps the exact reading is not defined: \($0)." } ?? ""
    return result.bestStep == 0
      ? "No step was better on validation events than the initial parameters, which are kept."
        + reason
      : "Kept are the parameters that were best on validation events: after step \(result.bestStep)."
  }

  /// The trainables that are few enough to be read, before and after.
  private var moved: String {
    zip(result.initial.values, result.best.values)
      .filter { $0.1.value.elements.count <= 12 }
      .map { "\($0.0.path): \(text($0.0)) → \(text($0.1))" }
      .joined(separator: "\n")
  }

  private func text(_ trainable: (path: String, value: Tensor)) -> String {
    let numbers = trainable.value.elements.map { String(format: "%.4g", $0) }
    let parameter = result.best.parameters.parameters.first { $0.path == trainable.path }?.parameter
    let list = numbers.joined(separator: ", ")
    return (trainable.value.shape.rank == 0 ? list : "[\(list)]")
      + (parameter?.unit.map { " \($0)" } ?? "")
  }

  private var headline: String {
    guard let headline = report.headline, let after = headline.after else { return "" }
    guard let before = headline.before else {
      return String(
        format: "On test events, exactly counted: a significance of %.3f is expected.",
        after.significance)
    }
    return String(
      format: "On test events, exactly counted, the expected significance goes from %.3f to %.3f.",
      before.significance, after.significance)
  }
}
