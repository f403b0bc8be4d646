import Foundation

/// How the learning rate changes with the step: a factor of the rate that the author gives.
public enum LearningRateSchedule: Hashable, Sendable {
  /// 1 at every step.
  case constant
  /// From 1 to `final` along half a cosine, over this many steps; `final` after them.
  /// f + (1 − f) (1 + cos(π t / T)) / 2. Loshchilov and Hutter, arXiv:1608.03983, equation 5.
  case cosine(steps: Int, final: Double = 0)
  /// rate^(t / T): times `rate` for every T = `steps` steps, smoothly.
  case exponential(rate: Double, steps: Int)
  /// From `initial` to 1 in a straight line over this many steps, then the other schedule from its
  /// own step 0.
  indirect case warmUp(steps: Int, from: Double = 0, then: LearningRateSchedule)
}

extension LearningRateSchedule {
  /// The factor at a step, counted from 0.
  ///
  /// - Precondition: the step is at least 0, and all numbers of steps are above 0.
  public func factor(at step: Int) -> Double {
    precondition(step >= 0, "the learning rate at step \(step)")
    switch self {
    case .constant: return 1
    case .cosine(let steps, let final):
      let phase = Double(min(step, required(steps))) / Double(steps)
      return final + (1 - final) * 0.5 * (1 + cos(.pi * phase))
    case .exponential(let rate, let steps):
      precondition(rate > 0, "an exponential schedule's rate is \(rate); give one above 0")
      return pow(rate, Double(step) / Double(required(steps)))
    case .warmUp(let steps, let initial, let next):
      if step >= required(steps) { return next.factor(at: step - steps) }
      return initial + (1 - initial) * Double(step) / Double(steps)
    }
  }

  private func required(_ steps: Int) -> Int {
    precondition(steps > 0, "\(self): the number of steps must be above 0")
    return steps
  }
}
