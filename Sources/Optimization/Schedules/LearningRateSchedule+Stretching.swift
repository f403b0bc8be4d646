extension LearningRateSchedule {
  /// The schedule of a shorter or longer training: at each share of it the learning rate is what it was,
  /// but for rounding to whole steps.
  ///
  /// - Parameters:
  ///   - old: The steps of the training that the schedule was made for.
  ///   - new: The steps of the other one.
  /// - Precondition: There are steps in both.
  public func stretched(from old: Int, to new: Int) -> LearningRateSchedule {
    precondition(old > 0 && new > 0, "a schedule stretched from \(old) steps to \(new)")
    guard old != new else { return self }
    func moved(_ step: Int) -> Int {
      // Beyond 2⁵³ steps, which nobody makes, they would not be whole numbers.
      max(1, Int(min((Double(step) * (Double(new) / Double(old))).rounded(), 0x1p53)))
    }
    switch self {
    case .constant: return .constant
    case .linear(let steps, let final): return .linear(steps: moved(steps), final: final)
    case .cosine(let steps, let final): return .cosine(steps: moved(steps), final: final)
    case .exponential(let rate, let steps): return .exponential(rate: rate, steps: moved(steps))
    case .staircase(let rate, let interval): return .staircase(rate: rate, every: moved(interval))
    case .oneCycle(let steps, let peak, let initial, let final):
      // The peak comes before the end, of very few steps too.
      let end = max(moved(steps), 2)
      return .oneCycle(steps: end, peak: min(moved(peak), end - 1), from: initial, final: final)
    case .warmUp(let steps, let initial, let next):
      return .warmUp(
        steps: moved(steps), from: initial, then: next.stretched(from: old, to: new))
    }
  }
}
