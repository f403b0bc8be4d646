/// How far something long has come, in words and as a bar.
public struct ProgressBar: Sendable {
  /// How many steps there are.
  public let total: Int
  private let clock = ContinuousClock()
  private let began: ContinuousClock.Instant

  /// A bar whose time counts from now.
  ///
  /// - Parameter total: How many steps there are.
  public init(total: Int) {
    self.total = total
    began = clock.now
  }

  /// A bar of 24 columns.
  ///
  /// - Parameter done: Steps that are done, at the most ``total``.
  public func bar(_ done: Int) -> String {
    let filled = min(24 * done / max(total, 1), 24)
    return String(repeating: "━", count: filled) + String(repeating: "╌", count: 24 - filled)
  }

  /// The time that is left if the rest takes as long for each step, as in `3 min 20 s`.
  ///
  /// - Parameter done: Steps that are done, at least one.
  public func remaining(_ done: Int) -> String {
    let elapsed = (clock.now - began) / .seconds(1)
    let left = Int(elapsed / Double(max(done, 1)) * Double(total - done) + 0.5)
    return left >= 60 ? "\(left / 60) min \(left % 60) s" : "\(left) s"
  }
}
