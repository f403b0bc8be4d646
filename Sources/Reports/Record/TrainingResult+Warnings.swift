import Autodiff
import Foundation
import Parameters
import Pipelines

extension TrainingResult {
  /// Which parameters were kept, and why, in a sentence or two.
  package var choice: String {
    if let judgementProblem {
      return """
        The exact reading is not defined on validation events, so the last parameters are kept: \
        \(judgementProblem)
        """
    }
    guard bestStep == 0 else {
      return
        "Kept are the parameters that were best on validation events: after step \(bestStep)."
    }
    let undefined = history.last { $0.validationProblem != nil }?.validationProblem
    let reason = undefined.map { " Of some steps the exact reading is not defined: \($0)." } ?? ""
    return "No step was better on validation events than the initial parameters, which are kept."
      + reason
  }

  /// What is wrong with the training, a sentence each.
  var warnings: [String] {
    var warnings: [String] = []
    if case .stopped = outcome { warnings.append("Training \(outcome).") }
    if judgementProblem != nil || bestStep == 0 { warnings.append(choice) }
    return warnings
  }
}

extension Parameter {
  /// That a value ended at an end of its range, which may keep it from a better one; nil if none did.
  ///
  /// - Parameters:
  ///   - path: What it is called.
  ///   - value: Where it ended, inside its constraint.
  func boundWarning(_ path: String, at value: Tensor) -> String? {
    guard case .bounded(let range) = constraint else { return nil }
    // A value nears the ends of its range ever more slowly and never arrives.
    let margin = 0.01 * (range.upperBound - range.lowerBound)
    let inner = (range.lowerBound + margin)...(range.upperBound - margin)
    guard let found = value.elements.first(where: { !inner.contains($0) }) else { return nil }
    let unit = unit.map { " \($0)" } ?? ""
    return String(
      format:
        "The trainable '%@' ended at %.4g%@, an end of its range from %g to %g%@: better values may"
        + " lie beyond.", path, found, unit, range.lowerBound, range.upperBound, unit)
  }
}
