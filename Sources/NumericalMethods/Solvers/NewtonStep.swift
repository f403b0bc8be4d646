extension NewtonSearch {
  /// Sets `step`, to −H⁻¹g on variables that move freely.
  ///
  /// Where H is not positive definite, the objective's convex approximation takes its place. Without
  /// one the tips' curvatures and the eigenvalues λ of what remains for the border count by their
  /// magnitudes, so that every step leads downhill, away from saddles too.
  ///
  /// - Returns: Twice the decrease that a quadratic promises, and whether H is positive definite; nil
  ///   if H has no eigensystem in double precision.
  mutating func newtonStep() -> (decrement: Double, isConvex: Bool)? {
    step = Array(repeating: 0, count: x.count)
    let towardsBounds = hold()
    guard isHeld.contains(false) else { return (towardsBounds, true) }
    let reduction = ArrowReduction(hessian, leavingOut: isHeld)
    let (force, isConvex): ([Double], Bool)
    if let factor = ArrowCholesky(reduction) {
      (force, isConvex) = (factor.solve(gradient), true)
    } else if let downhill = convexForce() ?? solveByMagnitudes(reduction) {
      (force, isConvex) = (downhill, false)
    } else {
      return nil
    }
    var decrement = 0.0
    for i in x.indices where !isHeld[i] {
      step[i] = -force[i]
      decrement += gradient[i] * force[i]
    }
    return (decrement + towardsBounds, isConvex)
  }

  private func convexForce() -> [Double]? {
    var convex = ArrowMatrix(hessian.pattern)
    guard objective.convexHessian(at: x, hessian: &convex) else { return nil }
    return ArrowCholesky(convex, leavingOut: isHeld)?.solve(gradient)
  }

  /// Σ v (v·g)/|λ| for the border, in scaled variables; g/|D| for the tips.
  private func solveByMagnitudes(_ reduction: ArrowReduction) -> [Double]? {
    let order = reduction.border.count
    guard order > 0 else { return reduction.solution(of: gradient, tipCurvature: abs) { _ in } }
    guard let system = ScaledEigensystem(reduction.complement, order: order) else { return nil }
    let largest = system.values.reduce(1e-8) { max($0, abs($1)) }
    return reduction.solution(of: gradient, tipCurvature: abs) { reduced in
      var solution = Array(repeating: 0.0, count: order)
      for (k, eigenvalue) in system.values.enumerated() {
        let vector = system.direction(k)
        let slope = zip(vector, reduced).reduce(0) { $0 + $1.0 * $1.1 }
        let factor = slope / max(abs(eigenvalue), 1e-6 * largest)
        for (i, component) in vector.enumerated() { solution[i] += factor * component }
      }
      reduced = solution
    }
  }

  /// Holds what the gradient pushes against a bound.
  ///
  /// A variable very near its bound, where a step of its own would be cut to a thousandth, goes
  /// straight there, as it would cut short the others' steps (Bertsekas's ε-active set).
  private mutating func hold() -> Double {
    var gain = 0.0
    for i in x.indices {
      let distance = gradient[i] > 0 ? x[i] - lower[i] : upper[i] - x[i]
      let reach = abs(gradient[i]) / abs(hessian[i, i])
      let isNear = distance <= 1e-6 * (1 + abs(x[i])) && distance <= 1e-3 * reach
      isHeld[i] = lower[i] == upper[i] || (gradient[i] != 0 && (distance <= 0 || isNear))
      guard isHeld[i], distance > 0, lower[i] < upper[i] else { continue }
      step[i] = gradient[i] > 0 ? -distance : distance
      gain += abs(gradient[i]) * distance
    }
    return gain
  }

  /// A direction in which the free variables' Hessian curves most downwards, if it does beyond
  /// rounding, of length 1; the first of its largest components is positive.
  ///
  /// Without tips it is the eigenvector of the lowest eigenvalue in scaled variables; otherwise that of a
  /// tip, or that of the border with the tips following.
  func negativeCurvature() -> (direction: [Double], curvature: Double)? {
    let reduction = ArrowReduction(hessian, leavingOut: isHeld)
    var direction = Array(repeating: 0.0, count: x.count)
    if let tip = reduction.tips.min(by: { hessian.diagonal[$0] < hessian.diagonal[$1] }),
      hessian.diagonal[tip] < 0
    {
      direction[hessian.pattern.tips[tip]] = 1
      return (direction, hessian.diagonal[tip])
    }
    let order = reduction.border.count
    guard order > 0,
      let system = ScaledEigensystem(reduction.complement, order: order),
      let lowest = system.values.first, let highest = system.values.last,
      lowest < -1e-8 * max(abs(highest), abs(lowest))
    else { return nil }
    direction = reduction.lifted(system.direction(0))
    let length = norm(direction)
    let largest = direction.reduce(0) { max($0, abs($1)) }
    let sign = direction.first { abs($0) > 0.999 * largest }! < 0 ? -1.0 : 1.0
    return (direction.map { sign * $0 / length }, lowest / (length * length))
  }
}
