extension NewtonSearch {
  /// Sets `step`, to −H⁻¹g on variables that move freely.
  ///
  /// Where H is not positive definite its eigenvalues λ are replaced by |λ|, so that every step leads
  /// downhill, away from saddles too.
  ///
  /// - Returns: Twice the decrease that a quadratic promises, and whether H is positive definite; nil
  ///   if H has no eigensystem in double precision.
  mutating func newtonStep() -> (decrement: Double, isConvex: Bool)? {
    step = Array(repeating: 0, count: x.count)
    let towardsBounds = hold()
    let free = x.indices.filter { !isHeld[$0] }
    guard !free.isEmpty else { return (towardsBounds, true) }
    var (factor, solution) = (freeHessian(free), free.map { -gradient[$0] })
    let isConvex = choleskyFactor(&factor, order: free.count)
    if isConvex {
      choleskySolve(factor: factor, order: free.count, rightHandSides: &solution, count: 1)
    } else if let downhill = stepByEigenvalues(free) {
      solution = downhill
    } else {
      return nil
    }
    for (i, component) in zip(free, solution) { step[i] = component }
    let decrement = -zip(free, solution).reduce(0) { $0 + gradient[$1.0] * $1.1 }
    return (decrement + towardsBounds, isConvex)
  }

  private func freeHessian(_ free: [Int]) -> [Double] {
    free.flatMap { i in free.map { j in hessian[i * x.count + j] } }
  }

  /// −Σ v (v·g)/|λ|.
  private func stepByEigenvalues(_ free: [Int]) -> [Double]? {
    guard let system = try? symmetricEigensystem(freeHessian(free), order: free.count),
      system.values.allSatisfy(\.isFinite)
    else { return nil }
    let largest = system.values.reduce(1e-8) { max($0, abs($1)) }
    var solution = Array(repeating: 0.0, count: free.count)
    for (k, eigenvalue) in system.values.enumerated() {
      let vector = system.vector(k)
      let slope = zip(vector, free).reduce(0) { $0 + $1.0 * gradient[$1.1] }
      let factor = -slope / max(abs(eigenvalue), 1e-6 * largest)
      for (i, component) in vector.enumerated() { solution[i] += factor * component }
    }
    return solution
  }

  /// Holds what the gradient pushes against a bound.
  ///
  /// A variable very near its bound, where a step of its own would be cut to a thousandth, goes
  /// straight there, as it would cut short the others' steps (Bertsekas's ε-active set).
  private mutating func hold() -> Double {
    var gain = 0.0
    for i in x.indices {
      let distance = gradient[i] > 0 ? x[i] - lower[i] : upper[i] - x[i]
      let reach = abs(gradient[i]) / abs(hessian[i * x.count + i])
      let isNear = distance <= 1e-6 * (1 + abs(x[i])) && distance <= 1e-3 * reach
      isHeld[i] = lower[i] == upper[i] || (gradient[i] != 0 && (distance <= 0 || isNear))
      guard isHeld[i], distance > 0, lower[i] < upper[i] else { continue }
      step[i] = gradient[i] > 0 ? -distance : distance
      gain += abs(gradient[i]) * distance
    }
    return gain
  }

  /// The eigenvector of the free variables' Hessian with the lowest eigenvalue, if that is
  /// negative beyond rounding; the first of its largest components is positive.
  func negativeCurvature() -> (direction: [Double], curvature: Double)? {
    let free = x.indices.filter { !isHeld[$0] }
    guard let system = try? symmetricEigensystem(freeHessian(free), order: free.count),
      let lowest = system.values.first, let highest = system.values.last,
      lowest < -1e-8 * max(abs(highest), abs(lowest))
    else { return nil }
    let vector = system.vector(0)
    let largest = vector.reduce(0) { max($0, abs($1)) }
    let sign = vector.first { abs($0) > 0.999 * largest }! < 0 ? -1.0 : 1.0
    var direction = Array(repeating: 0.0, count: x.count)
    for (i, component) in zip(free, vector) { direction[i] = sign * component }
    return (direction, lowest)
  }
}
