import HistFactory
import Inference
import Terminal

/// A fit, and what was asked for beside it.
struct FitReport {
  let fit: BestFit
  /// The file that was fitted.
  let name: String
  /// The smallest correlation to show; nil for none.
  let correlationThreshold: Double?
  var intervals: [ProfileInterval] = []
  var yields: Yields?
  let covariance: Covariance?
  let undetermined: [[(name: String, weight: Double)]]
  /// By positions in θ.
  let pulls: [Int: Pull]

  init(fit: BestFit, name: String, correlationThreshold: Double?) {
    (self.fit, self.name, self.correlationThreshold) = (fit, name, correlationThreshold)
    covariance = fit.covariance
    undetermined = covariance == nil ? fit.undeterminedDirections : []
    pulls = fit.pullsByElement
  }

  var model: HistFactoryModel { fit.likelihood.model }

  /// What makes the fit unreliable.
  var warnings: [String] {
    var warnings = fit.isConverged ? [] : ["the fit did not converge: \(fit.outcome)"]
    if covariance == nil {
      let directions = undetermined.map { direction in
        direction.map { "\($0.name) (\(Digits.fixed($0.weight, 2)))" }.joined(separator: " with ")
      }
      warnings.append(
        """
        the data do not determine \
        \(directions.isEmpty ? "all parameters" : directions.joined(separator: "; ")), so that there \
        are no uncertainties; hold one by --fix, or prune it
        """)
    }
    return warnings
  }

  /// The uncertainty of an element; NaN where there is none.
  func uncertainty(_ element: Int) -> Double { covariance?.uncertainty(element) ?? .nan }

  /// Pairs of free elements with their correlations, the largest first.
  func correlations(above threshold: Double) -> [(first: Int, second: Int, value: Double)] {
    guard let covariance else { return [] }
    let free = model.initialValues.indices.filter { fit.isFree[$0] }
    let pairs = free.indices.flatMap { i in
      free[(i + 1)...].map { (free[i], $0, covariance.correlation(free[i], $0)) }
    }
    return pairs.filter { abs($0.2) >= threshold }.sorted { abs($0.2) > abs($1.2) }
      .map { (first: $0.0, second: $0.1, value: $0.2) }
  }
}
