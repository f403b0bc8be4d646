import Foundation
import Pipelines

extension MetricsReport {
  /// What is quoted, in a sentence, with errors where there are; nil where it is not defined.
  public var headlineText: String? {
    guard let headline, let after = headline.after else { return nil }
    let new = significance(after, headline.afterError)
    guard let before = headline.before else {
      return "On test events, exactly counted: a significance of \(new) is expected."
    }
    let old = significance(before, headline.beforeError)
    let change = headline.changeError.map {
      ", by " + significance(after.change(from: before), $0, "%+.3f")
    }
    return """
      On test events, exactly counted, the expected significance goes from \(old) to \
      \(new)\(change ?? "").
      """
  }

  private func significance(_ metrics: Metrics, _ error: MetricsError?, _ format: String = "%.3f")
    -> String
  {
    String(format: format, metrics.significance)
      + (error.map { String(format: " ± %.3f", $0.standard.significance) } ?? "")
  }
}
