import Foundation

extension LearningRateSchedule {
  /// The factor at a step, counted from 0.
  ///
  /// - Parameter step: How many steps were taken before.
  /// - Precondition: the step is at least 0, all numbers of steps and rates are above 0, and a peak
  ///   comes before the last step.
  public func factor(at step: Int) -> Double {
    precondition(step >= 0, "the learning rate at step \(step)")
    switch self {
    case .constant: return 1
    case .linear(let steps, let final):
      return 1 + (final - 1) * share(step, of: steps)
    case .cosine(let steps, let final):
      return eased(from: 1, to: final, share(step, of: steps))
    case .exponential(let rate, let steps):
      return pow(required(rate: rate), Double(step) / Double(required(steps)))
    case .staircase(let rate, let interval):
      return pow(required(rate: rate), Double(step / required(interval)))
    case .oneCycle(let steps, let peak, let initial, let final):
      precondition(peak < steps, "\(self): the peak must come before the last step")
      return step < required(peak)
        ? eased(from: initial, to: 1, share(step, of: peak))
        : eased(from: 1, to: final, share(step - peak, of: steps - peak))
    case .warmUp(let steps, let initial, let next):
      if step >= required(steps) { return next.factor(at: step - steps) }
      return initial + (1 - initial) * Double(step) / Double(steps)
    }
  }

  /// How much of the steps is done, 1 after the last.
  private func share(_ step: Int, of steps: Int) -> Double {
    Double(min(step, required(steps))) / Double(steps)
  }

  private func eased(from start: Double, to end: Double, _ share: Double) -> Double {
    end + (start - end) * 0.5 * (1 + cos(.pi * share))
  }

  private func required(_ steps: Int) -> Int {
    precondition(steps > 0, "\(self): the number of steps must be above 0")
    return steps
  }

  private func required(rate: Double) -> Double {
    precondition(rate > 0, "\(self): the rate must be above 0")
    return rate
  }
}
