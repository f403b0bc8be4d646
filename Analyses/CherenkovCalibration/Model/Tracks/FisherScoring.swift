import NumericalMethods

/// A search for the largest Poisson likelihood by steps I⁻¹g, g the gradient and I the Fisher information of the
/// means: Σ ∂μ (1 − n/μ) and Σ ∂μ∂μ/μ.
///
/// Steps are damped after Levenberg and Marquardt, (I + λ diag I)⁻¹ g, with λ four times as large after a step that led
/// upwards and a fourth after one downwards. A search has converged where a step is shorter than the tolerance in
/// standard deviations, ‖δ‖² = δᵀIδ, which also happens where −log L jumps and no short step leads downwards.
struct FisherScoring {
  /// In standard deviations.
  var tolerance = 0.02
  /// Steps, with those that led upwards.
  var iterationLimit = 60

  /// Means and their derivatives, `[parameters][counts]`.
  struct Model {
    let means: [Double]
    let slopes: [[Double]]

    /// −log L, half the deviance.
    func value(_ counts: [Double]) -> Double {
      zip(means, counts).reduce(0) { sum, pair in
        let (mean, count) = pair
        guard mean > 0 else { return .infinity }
        return sum + mean - count + (count > 0 ? count * logarithm(count / mean) : 0)
      }
    }

    func gradient(_ counts: [Double]) -> [Double] {
      slopes.map { slope in
        counts.indices.reduce(0) { $0 + slope[$1] * (1 - counts[$1] / means[$1]) }
      }
    }

    /// Row-major.
    var information: [Double] { products(slopes) }

    /// Σ a b/μ of each two rows, row-major.
    func products(_ rows: [[Double]]) -> [Double] {
      rows.flatMap { a in
        rows.map { b in means.indices.reduce(0) { $0 + a[$1] * b[$1] / means[$1] } }
      }
    }
  }

  /// The lowest point of −log L, the model there, how the search ended and how many models it took.
  ///
  /// - Parameters:
  ///   - start: Where to begin.
  ///   - counts: The data.
  ///   - model: Means and slopes at some parameters; nil where there is none.
  func search(
    from start: [Double], counts: [Double], model: ([Double]) throws -> Model?
  ) throws -> (position: [Double], model: Model?, outcome: SolverOutcome, evaluations: Int) {
    guard var current = try model(start) else { return (start, nil, .notFinite, 1) }
    var (position, damping, evaluations) = (start, 0.1, 1)
    while evaluations < iterationLimit {
      let (information, gradient) = (current.information, current.gradient(counts))
      let order = gradient.count
      var damped = information
      for i in 0..<order { damped[i * (order + 1)] *= 1 + damping }
      guard
        let step = choleskySolve(damped, order: order, rightHandSides: gradient, count: 1)
      else { return (position, current, .notFinite, evaluations) }
      let length = norm(step, information)
      let next = zip(position, step).map { $0 - $1 }
      if length < tolerance { return (position, current, .converged, evaluations) }
      evaluations += 1
      if let trial = try model(next), trial.value(counts) < current.value(counts) {
        (current, position, damping) = (trial, next, damping / 4)
      } else {
        damping = max(4 * damping, 0.01)
      }
    }
    return (position, current, .iterationLimit, evaluations)
  }

  private func norm(_ step: [Double], _ matrix: [Double]) -> Double {
    let n = step.count
    var sum = 0.0
    for i in 0..<n { for j in 0..<n { sum += step[i] * matrix[n * i + j] * step[j] } }
    return sum.squareRoot()
  }
}
