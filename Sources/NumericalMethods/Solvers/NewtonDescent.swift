extension NewtonSearch {
  /// Where a step of some length ends, cut back to the bounds.
  func moved(by length: Double) -> [Double] {
    x.indices.map { min(max(x[$0] + length * step[$0], lower[$0]), upper[$0]) }
  }

  /// How far a step may lead where nothing vouches for it: (1 + max |xᵢ|)/2.
  var reach: Double { 0.5 + 0.5 * x.reduce(0) { max($0, abs($1)) } }

  /// What the function's quadratic at `x` promises to fall by on the way to a point.
  private func promise(at candidate: [Double]) -> (linear: Double, quadratic: Double) {
    let change = zip(candidate, x).map { $0 - $1 }
    let linear = -zip(gradient, change).reduce(0) { $0 + $1.0 * $1.1 }
    return (linear, linear - hessian.quadraticForm(change) / 2)
  }

  /// Shortens the step until the function falls, and falls without a barrier on the way.
  mutating func lineSearch(isConvex: Bool) -> Bool {
    let longest = step.reduce(0) { max($0, abs($1)) }
    var length = isConvex ? 1 : min(1, 0.999 * reach / longest)
    for _ in 0..<60 {
      let candidate = moved(by: length)
      let candidateValue = objective.value(at: candidate)
      let promise = promise(at: candidate)
      // Cutting back to the bounds may turn the step uphill.
      if promise.linear > 0 && candidateValue <= value - 1e-4 * promise.linear {
        let ratio = (value - candidateValue) / promise.quadratic
        let isForetold = isConvex && 0.5 < ratio && ratio < 2
        if isForetold || (length * longest <= reach && isBelow(upTo: length)) {
          (x, value) = (candidate, candidateValue)
          return true
        }
      }
      length *= candidateValue.isFinite ? 0.5 : 0.25
    }
    return false
  }

  /// Whether the way to the end of a step lies nowhere above its beginning, asked at seven points.
  private func isBelow(upTo length: Double) -> Bool {
    let ceiling = value + 1e-12 * (1 + abs(value))
    return (1...7).allSatisfy { eighths in
      objective.value(at: moved(by: Double(eighths) / 8 * length)) <= ceiling
    }
  }

  /// Leaves a stationary point along its most negative curvature; false if nothing lower is there.
  ///
  /// Both directions are tried, and the lower one is taken. Where they are equally deep, to 1e-12, it
  /// is that in which the direction's largest component grows.
  mutating func leaveSaddle() -> Bool {
    guard let (direction, curvature) = negativeCurvature() else { return false }
    let first = (2e-12 * (1 + abs(value)) / -curvature).squareRoot()
    step = direction
    let up = walk(from: first)
    step = direction.map { -$0 }
    let down = walk(from: first)
    step = Array(repeating: 0, count: x.count)
    guard let end = lower(up, down) else { return false }
    (x, value) = end
    return true
  }

  private typealias Point = (position: [Double], value: Double)

  private func lower(_ one: Point?, _ other: Point?) -> Point? {
    guard let one, let other else { return one ?? other }
    return other.value < one.value - 1e-12 * (1 + abs(value)) ? other : one
  }

  /// The lowest of the points at doubling distances along the step, as far as the function falls.
  private func walk(from first: Double) -> Point? {
    var (length, best) = (min(first, reach), Point?.none)
    while length <= reach {
      let candidate = moved(by: length)
      let candidateValue = objective.value(at: candidate)
      // At first enough is asked for it not to be rounding.
      let least = min(promise(at: candidate).quadratic, 1e-12 * (1 + abs(value)))
      let target = best?.value ?? value - 0.25 * max(0, least)
      if candidateValue < target {
        best = (candidate, candidateValue)
      } else if best != nil || !(candidateValue <= value + 1e-9 * (1 + abs(value))) {
        break
      }
      length *= 2
    }
    return best
  }
}
