/// A twice differentiable function of several variables, as a solver sees it.
public protocol SmoothObjective {
  /// The value at `x`; NaN or infinity where the function is not defined.
  func value(at x: [Double]) -> Double

  /// The value, writing the gradient and the row-major Hessian at `x`.
  func derivatives(at x: [Double], gradient: inout [Double], hessian: inout [Double]) -> Double
}

/// Why a bounded minimisation ended.
public enum BoundedOutcome: Int, Sendable, CustomStringConvertible {
  case converged = 0
  case iterationLimit = 1
  case lineSearchFailed = 2
  case notFinite = 3

  public var description: String {
    switch self {
    case .converged: "converged"
    case .iterationLimit:
      "iteration limit reached before convergence; allow more iterations or start nearer the minimum"
    case .lineSearchFailed:
      "no lower value was found along a descent direction; check the function for kinks, or its scale"
    case .notFinite:
      "the function is not finite at the start; choose a start where it is defined"
    }
  }
}

/// Where a bounded minimisation ended.
public struct BoundedMinimum: Sendable {
  public var position: [Double]
  public var value: Double
  /// False for a variable held at a bound that the function would cross.
  public var isFree: [Bool]
  public var iterations: Int
  public var outcome: BoundedOutcome
  /// gᵀH⁻¹g over the free variables at the last point: twice the expected further decrease.
  public var decrement: Double
}

/// Newton's method with exact second derivatives within bounds, by an active set.
///
/// Variables at a bound that the gradient pushes against are held; the others take a Newton step,
/// cut back to the bounds and shortened until the function falls (Bertsekas, SIAM J. Control Optim.
/// 20 (1982) 221, doi:10.1137/0320018). Where the Hessian is not positive definite, a multiple of the
/// identity is added. Converges quadratically near a minimum, so the position is exact to rounding.
public struct BoundedNewton: Sendable {
  public var maximumIterations = 200
  /// Iteration ends once gᵀH⁻¹g falls below this times (1 + |value|), after one last step.
  public var tolerance = 1e-13

  public init() {}

  public func minimise(
    _ objective: some SmoothObjective, from start: [Double], lower: [Double], upper: [Double]
  ) -> BoundedMinimum {
    var search = Search(objective: objective, lower: lower, upper: upper, start: start)
    return search.run(limit: maximumIterations, tolerance: tolerance)
  }
}

private struct Search<Objective: SmoothObjective> {
  let objective: Objective
  let lower: [Double]
  let upper: [Double]
  var x: [Double]
  var value = Double.nan
  var gradient: [Double]
  var hessian: [Double]
  var isFree: [Bool]
  var step: [Double]

  init(objective: Objective, lower: [Double], upper: [Double], start: [Double]) {
    let n = start.count
    precondition(
      lower.count == n && upper.count == n && zip(lower, upper).allSatisfy { $0 <= $1 },
      "\(n) variables need as many ordered bounds, given \(lower) and \(upper)")
    self.objective = objective
    self.lower = lower
    self.upper = upper
    x = zip(start, zip(lower, upper)).map { min(max($0, $1.0), $1.1) }
    gradient = Array(repeating: 0, count: n)
    hessian = Array(repeating: 0, count: n * n)
    isFree = Array(repeating: true, count: n)
    step = gradient
  }

  mutating func run(limit: Int, tolerance: Double) -> BoundedMinimum {
    var decrement = Double.infinity
    for iteration in 0..<limit {
      value = objective.derivatives(at: x, gradient: &gradient, hessian: &hessian)
      guard value.isFinite, gradient.allSatisfy(\.isFinite), hessian.allSatisfy(\.isFinite) else {
        return result(iteration, .notFinite, decrement)
      }
      chooseFree()
      decrement = newtonStep()
      if decrement <= tolerance * (1 + abs(value)) {
        takeLastStep(decrement)
        return result(iteration, .converged, decrement)
      }
      if !lineSearch(slope: -decrement) {
        let isRoundOff = decrement <= 1e-9 * (1 + abs(value))
        return result(iteration, isRoundOff ? .converged : .lineSearchFailed, decrement)
      }
    }
    return result(limit, .iterationLimit, decrement)
  }

  private func result(_ iterations: Int, _ outcome: BoundedOutcome, _ decrement: Double)
    -> BoundedMinimum
  {
    BoundedMinimum(
      position: x, value: value, isFree: isFree, iterations: iterations, outcome: outcome,
      decrement: decrement)
  }

  private mutating func chooseFree() {
    for i in x.indices {
      let isHeld = (x[i] <= lower[i] && gradient[i] > 0) || (x[i] >= upper[i] && gradient[i] < 0)
      isFree[i] = !isHeld && lower[i] < upper[i]
    }
  }

  /// Sets `step` to −H⁻¹g on the free variables; returns gᵀH⁻¹g.
  private mutating func newtonStep() -> Double {
    let free = x.indices.filter { isFree[$0] }
    step = Array(repeating: 0, count: x.count)
    guard !free.isEmpty else { return 0 }
    let (n, m) = (x.count, free.count)
    let scale = free.map { abs(hessian[$0 * n + $0]) }.max()!
    var shift = 0.0
    while true {
      var factor = free.flatMap { i in free.map { j in hessian[i * n + j] + (i == j ? shift : 0) } }
      var solution = free.map { -gradient[$0] }
      if choleskyFactor(&factor, order: m) {
        choleskySolve(factor: factor, order: m, rightHandSides: &solution, count: 1)
        for (i, value) in zip(free, solution) { step[i] = value }
        return -zip(free, solution).reduce(0) { $0 + gradient[$1.0] * $1.1 }
      }
      shift = shift == 0 ? max(scale, 1e-8) * 1e-6 : shift * 10
    }
  }

  private func moved(by length: Double) -> [Double] {
    x.indices.map { min(max(x[$0] + length * step[$0], lower[$0]), upper[$0]) }
  }

  /// Near the minimum a whole step squares the error; it is kept unless it leaves the domain.
  private mutating func takeLastStep(_ decrement: Double) {
    let candidate = moved(by: 1)
    let candidateValue = objective.value(at: candidate)
    guard candidateValue <= value + 1e-12 * (1 + abs(value)) else { return }
    (x, value) = (candidate, candidateValue)
  }

  private mutating func lineSearch(slope: Double) -> Bool {
    var length = 1.0
    for _ in 0..<60 {
      let candidate = moved(by: length)
      let candidateValue = objective.value(at: candidate)
      let expected = x.indices.reduce(0) { $0 + gradient[$1] * (candidate[$1] - x[$1]) }
      if candidateValue <= value + 1e-4 * expected && candidate != x {
        x = candidate
        return true
      }
      length *= candidateValue.isFinite ? 0.5 : 0.25
    }
    return false
  }
}
