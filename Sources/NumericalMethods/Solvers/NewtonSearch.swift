/// The state of one run of `BoundedNewton`.
struct NewtonSearch<Objective: SmoothObjective> {
  let objective: Objective
  let lower: [Double]
  let upper: [Double]
  var x: [Double]
  var value = Double.nan
  var gradient: [Double]
  var hessian: [Double]
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
    hessian = Array(repeating: 0, count: n * n)
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
      if lineSearch() { continue }
      guard decrement <= 1e-9 * scale else {
        return result(iteration, .lineSearchFailed, decrement)
      }
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
    return value.isFinite && gradient.allSatisfy(\.isFinite) && hessian.allSatisfy(\.isFinite)
  }

  func moved(by length: Double) -> [Double] {
    x.indices.map { min(max(x[$0] + length * step[$0], lower[$0]), upper[$0]) }
  }

  private mutating func lineSearch() -> Bool {
    var length = 1.0
    for _ in 0..<60 {
      let candidate = moved(by: length)
      let candidateValue = objective.value(at: candidate)
      let expected = x.indices.reduce(0) { $0 + gradient[$1] * (candidate[$1] - x[$1]) }
      // Cutting back to the bounds may turn the step uphill.
      if expected < 0 && candidateValue <= value + 1e-4 * expected {
        (x, value) = (candidate, candidateValue)
        return true
      }
      length *= candidateValue.isFinite ? 0.5 : 0.25
    }
    return false
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

  /// Looks for a lower value along the most negative curvature; false if there is none.
  private mutating func leaveSaddle() -> Bool {
    guard let direction = negativeCurvature() else { return false }
    let reach = 1 + x.reduce(0) { max($0, abs($1)) }
    for halving in 0..<20 {
      for sign in [1.0, -1.0] {
        step = direction.map { $0 * sign * reach }
        let candidate = moved(by: 1 / Double(1 << halving))
        let candidateValue = objective.value(at: candidate)
        guard candidateValue < value else { continue }
        (x, value) = (candidate, candidateValue)
        return true
      }
    }
    step = Array(repeating: 0, count: x.count)
    return false
  }
}
