/// A search along a line for a step that satisfies the strong Wolfe conditions
/// φ(α) ≤ φ(0) + c₁ α φ′(0) and |φ′(α)| ≤ c₂ |φ′(0)|.
///
/// Nocedal and Wright, "Numerical Optimization" (2006), algorithms 3.5 and 3.6. Trials come from
/// cubic interpolation, held away from the ends of the interval; one that leaves more than two
/// thirds of it is followed by its middle. Points where loss or gradient is not finite end an
/// interval, which then shrinks tenfold.
struct StrongWolfeSearch {
  private let decrease = 1e-4
  private let curvature: Double
  private let start: LineTrial
  private(set) var evaluationsLeft: Int

  /// - Parameters:
  ///   - start: The point at step 0, with a slope below 0.
  ///   - curvature: c₂, in c₁..<1.
  ///   - evaluationLimit: Trials before giving up.
  init(from start: LineTrial, curvature: Double, evaluationLimit: Int) {
    (self.start, self.curvature) = (start, curvature)
    evaluationsLeft = evaluationLimit
  }

  /// A step that satisfies the conditions; else, after the last evaluation, the lowest that
  /// satisfies the first; nil if there is none.
  ///
  /// - Parameters:
  ///   - firstStep: The first trial.
  ///   - evaluate: The loss at a step.
  mutating func run(
    firstStep: Double, evaluate: (Double) throws -> LineTrial
  ) rethrows -> LineTrial? {
    var (last, step) = (start, firstStep)
    while evaluationsLeft > 0 {
      evaluationsLeft -= 1
      let trial = try evaluate(step)
      if !isLowEnough(trial) || trial.loss >= last.loss {
        return try shrink(low: last, high: trial, evaluate)
      }
      if isFlat(trial) { return trial }
      if trial.slope >= 0 { return try shrink(low: trial, high: last, evaluate) }
      step = beyond(last, trial)
      last = trial
    }
    return accepted(last)
  }

  /// Algorithm 3.6: `low` is the lowest point so far, its slope points to `high`.
  private mutating func shrink(
    low: LineTrial, high: LineTrial, _ evaluate: (Double) throws -> LineTrial
  ) rethrows -> LineTrial? {
    var (low, high) = (low, high)
    var (width, isSlow) = (Double.infinity, false)
    while evaluationsLeft > 0 {
      let step = between(low, high, isSlow: isSlow)
      if step == low.step || step == high.step { break }
      evaluationsLeft -= 1
      let trial = try evaluate(step)
      if !isLowEnough(trial) || trial.loss >= low.loss {
        high = trial
      } else if isFlat(trial) {
        return trial
      } else {
        if trial.slope * (high.step - low.step) >= 0 { high = low }
        low = trial
      }
      isSlow = abs(high.step - low.step) > 2 / 3 * width
      width = abs(high.step - low.step)
    }
    return accepted(low)
  }

  private func isLowEnough(_ trial: LineTrial) -> Bool {
    trial.isFinite && trial.loss <= start.loss + decrease * trial.step * start.slope
  }

  private func isFlat(_ trial: LineTrial) -> Bool {
    abs(trial.slope) <= -curvature * start.slope
  }

  private func accepted(_ trial: LineTrial) -> LineTrial? {
    trial.step > 0 && trial.loss < start.loss ? trial : nil
  }

  /// Further along a line that still descends, by one to nine times the last interval.
  private func beyond(_ last: LineTrial, _ trial: LineTrial) -> Double {
    let width = trial.step - last.step
    let guess = LineTrial.cubicMinimum(last, trial) ?? trial.step + 3 * width
    return min(max(guess, trial.step + width), trial.step + 9 * width)
  }

  private func between(_ low: LineTrial, _ high: LineTrial, isSlow: Bool) -> Double {
    let width = high.step - low.step
    guard high.isFinite else { return low.step + 0.1 * width }
    guard !isSlow, let guess = LineTrial.cubicMinimum(low, high) else {
      return low.step + 0.5 * width
    }
    let share = (guess - low.step) / width
    return low.step + min(max(share, 0.1), 0.9) * width
  }
}
