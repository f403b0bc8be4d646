/// An interval that does not enclose what was searched for.
public struct BracketError: Error, Equatable, Sendable, CustomStringConvertible {
  /// What the interval should enclose.
  public enum Target: String, Sendable {
    /// A change of sign.
    case root
    /// A point lower than both ends.
    case minimum
  }

  /// What was searched for.
  public let target: Target

  /// Where the function was tried, in ascending order.
  public let positions: [Double]

  /// The function there.
  public let values: [Double]

  /// The positions and values, what was expected of them, and what to do.
  public var description: String {
    let points = zip(positions, values).map { "f(\($0)) = \($1)" }.joined(separator: ", ")
    if values.contains(where: { !$0.isFinite }) {
      return "no \(target) was sought: \(points), expected finite values; "
        + "move the interval to where the function is finite"
    }
    switch target {
    case .root:
      return "the root is not bracketed: \(points), expected opposite signs; "
        + "widen or move the interval"
    case .minimum:
      return "the minimum is not bracketed: \(points), expected the middle value to be the lowest; "
        + "widen the interval or give another point inside it"
    }
  }
}
