import Autodiff
import Foundation
import Parameters
import Pipelines
import Reports

/// What `optimise` says at its end.
struct TrainingSummary: CustomStringConvertible {
  private let result: TrainingResult
  private let report: RunReport
  private let opinion: PyhfOpinion?
  private let folder: ResultsFolder

  init(
    _ result: TrainingResult, _ report: RunReport, _ opinion: PyhfOpinion?, _ folder: ResultsFolder
  ) {
    (self.result, self.report) = (result, report)
    (self.opinion, self.folder) = (opinion, folder)
  }

  var description: String {
    let parts = [
      "Training ended: \(result.outcome).\n\(result.choice)", "\(report.metrics)", moved,
      report.metrics.headlineText ?? "", closure,
      opinion?.text(beside: report.metrics.headline?.after) ?? "",
      "Results are in \(folder.url.path).",
    ]
    return parts.filter { !$0.isEmpty }.joined(separator: "\n\n")
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

  /// How far what was trained on is from what is quoted.
  private var closure: String {
    guard let bin = report.closure.largestBias() else { return "" }
    let bias = report.closure.metrics.first { $0.part == .test }?.bias.map {
      String(
        format: "Relaxing the test events changes their significance by %+.3f. ", $0.significance)
    }
    return "\(bias ?? "")The largest bias of a bin is that of \(bin.summary)."
  }
}
