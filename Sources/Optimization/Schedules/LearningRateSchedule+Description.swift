extension LearningRateSchedule: CustomStringConvertible {
  /// In words: "warm-up over 10 steps, then cosine over 200 steps to 0.01".
  public var description: String {
    switch self {
    case .constant: "constant"
    case .linear(let steps, let final): "linear over \(steps) steps to \(final)"
    case .cosine(let steps, let final): "cosine over \(steps) steps to \(final)"
    case .exponential(let rate, let steps): "times \(rate) over every \(steps) steps, smoothly"
    case .staircase(let rate, let interval): "times \(rate) after every \(interval) steps"
    case .oneCycle(let steps, let peak, let initial, let final):
      "one cycle over \(steps) steps from \(initial) to \(final), with its peak at \(peak)"
    case .warmUp(let steps, let initial, let next):
      "warm-up over \(steps) steps\(initial == 0 ? "" : " from \(initial)"), then \(next)"
    }
  }
}
