import NumericalMethods

/// Least squares with a covariance V: residuals r = d − m, and their model's Jacobian J.
struct NormalEquations {
  /// Jᵀ V⁻¹ J, row-major.
  let information: [Double]
  /// Jᵀ V⁻¹ r.
  let gradient: [Double]
  /// rᵀ V⁻¹ r.
  let chiSquare: Double

  /// Nil if the covariance is not positive definite.
  init?(residuals: [Double], covariance: [Double], jacobian: [Double]) {
    let rows = residuals.count
    let columns = jacobian.count / rows
    let sides = (0..<rows).flatMap { row in
      jacobian[row * columns..<(row + 1) * columns] + [residuals[row]]
    }
    guard
      let solved = choleskySolve(
        covariance, order: rows, rightHandSides: sides, count: columns + 1)
    else { return nil }
    func product(_ i: Int, _ j: Int) -> Double {
      (0..<rows).reduce(0) { $0 + sides[$1 * (columns + 1) + i] * solved[$1 * (columns + 1) + j] }
    }
    information = (0..<columns).flatMap { i in (0..<columns).map { product(i, $0) } }
    gradient = (0..<columns).map { product($0, columns) }
    chiSquare = product(columns, columns)
  }

  /// (Jᵀ V⁻¹ J)⁻¹, and the step that it makes of the gradient; nil if parameters cannot be told apart.
  var solution: (covariance: [Double], step: [Double])? {
    let count = gradient.count
    guard let inverse = choleskyInverse(information, order: count) else { return nil }
    // 1/(1 − R²) of each parameter: beyond 10¹² only rounding tells it from the others.
    let isSingular = (0..<count).contains { i in
      !(inverse[i * (count + 1)] * information[i * (count + 1)] < 1e12)
    }
    if isSingular { return nil }
    let step = (0..<count).map { i in
      (0..<count).reduce(0) { $0 + inverse[i * count + $1] * gradient[$1] }
    }
    return (inverse, step)
  }
}
