import Autodiff
import Inference

extension AnalysisGraph {
  /// Σ max(0, 1 − B/n)² over bins.
  func shortfall(of events: Double) -> GlobalExpression {
    sum(total(.background).map { square(max(1 - $0 / events, 0)).sum() })
  }

  /// Σ max(0, δ/B − r)² over bins.
  func excess(over share: Double) -> GlobalExpression {
    sum(
      zip(total(.background), totalVariance(.background)).map { total, variance in
        let isFilled = total.isGreater(than: 0)
        let relative = isFilled.select(
          safeSquareRoot(variance) / isFilled.select(total, 1.0), 1.0)
        return square(max(relative - share, 0)).sum()
      })
  }

  /// Σ over uncertainties and bins of the squared same-sign shift in units of √ν.
  func sameSignShift() throws -> GlobalExpression {
    let shifts = try model.sameSignShifts().map { square($0.significance).sum() }
    return shifts.isEmpty ? 0 : sum(shifts)
  }

  private func sum(_ terms: [GlobalExpression]) -> GlobalExpression {
    terms.dropFirst().reduce(terms[0], +)
  }
}
