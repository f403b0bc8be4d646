/// The state of one run of `BoundedNewton`.
struct NewtonSearch<Objective: SmoothObjective> {
  let objective: Objective
  let lower: [Double]
  let upper: [Double]
  var x: [Double]
  var value = Double.nan
  var gradient: [Double]
  var hessian: ArrowMatrix
  /// Variables that take no part in the Newton step.
  var isHeld: [Bool]
  var step: [Double]

  init(objective: Objective, lower: [Double], upper: [Double], start: [Double]) {
    let n = start.count
    precondition(
      lower.count == n && upper.count == n && zip(lower, upper).allSatisfy { $0 <= $1 },
      "\(n) variables need as many ordered bounds, given \(lower) and \(upper)")
    (self.objective, self.lower, self.upper) = (objective, lower, upper)
    x = zip(start, zip(lower, upper)).map { min(max($0, $1.0), $1.1) }
    gradient = Array(repeating: 0, count: n)
    hessian = ArrowMatrix(objective.hessianPattern(count: n))
    isHeld = Array(repeating: false, count: n)
    step = gradient
  }

  mutating func run(limit: Int, tolerance: Double) -> BoundedMinimum {
    var decrement = Double.infinity
    for iteration in 0..<limit {
      guard evaluate() else { return result(iteration, .notFinite, decrement) }
      guard let newton = newtonStep() else {
        return result(iteration, .lineSearchFailed, decrement)
      }
      decrement = newton.decrement
      let scale = 1 + abs(value)
      if decrement <= tolerance * scale {
        if !newton.isConvex && leaveSaddle() { continue }
        polish(&decrement)
        return result(iteration, .converged, decrement)
      }
      if lineSearch(isConvex: newton.isConvex) { continue }
      guard decrement <= 1e-9 * scale else {
        return result(iteration, .lineSearchFailed, decrement)
      }
      if !newton.isConvex && leaveSaddle() { continue }
      // What is left to gain drowns in the value's rounding.
      polish(&decrement)
      return result(iteration, .converged, decrement)
    }
    return result(limit, .iterationLimit, decrement)
  }

  private func result(_ iterations: Int, _ outcome: BoundedOutcome, _ decrement: Double)
    -> BoundedMinimum
  {
    let isFree = x.indices.map {
      lower[$0] < upper[$0] && (!isHeld[$0] || (lower[$0] < x[$0] && x[$0] < upper[$0]))
    }
    return BoundedMinimum(
      position: x, value: value, isFree: isFree, iterations: iterations, outcome: outcome,
      decrement: decrement)
  }

  /// The function at `x`; false where it is not finite.
  private mutating func evaluate() -> Bool {
    value = objective.derivatives(at: x, gradient: &gradient, hessian: &hessian)
    return value.isFinite && gradient.allSatisfy(\.isFinite) && hessian.isFinite
  }

  /// Near the minimum a whole step squares the error. Large values hide it in their rounding, so
  /// there the decrement says whether to go on.
  private mutating func polish(_ decrement: inout Double) {
    for _ in 0..<3 where decrement > 1e-12 {
      let before = (x, value)
      takeLastStep()
      guard evaluate(), let newton = newtonStep(), newton.decrement < 0.25 * decrement else {
        (x, value) = before
        _ = evaluate()
        _ = newtonStep()
        break
      }
      decrement = newton.decrement
    }
    takeLastStep()
  }

  /// A step is kept unless it leaves the domain.
  private mutating func takeLastStep() {
    let candidate = moved(by: 1)
    let candidateValue = objective.value(at: candidate)
    guard candidateValue <= value + 1e-12 * (1 + abs(value)) else { return }
    (x, value) = (candidate, candidateValue)
  }
}
