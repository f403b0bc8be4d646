/// A vector that an optimiser keeps: one number for each element of the parameters.
public enum Moment: Hashable, Sendable {
  /// The accumulated gradient of momentum methods.
  case velocity
  /// The average gradient.
  case first
  /// The average squared gradient.
  case second
  /// The largest average squared gradient so far.
  case largestSecond
  /// How far a step went; 1 is the newest.
  case displacement(Int)
  /// How the gradient changed in that step.
  case gradientChange(Int)
}

extension Moment: CustomStringConvertible {
  /// The name in files and messages, such as "first moment" or "displacement 3".
  public var description: String {
    switch self {
    case .velocity: "velocity"
    case .first: "first moment"
    case .second: "second moment"
    case .largestSecond: "largest second moment"
    case .displacement(let index): "displacement \(index)"
    case .gradientChange(let index): "gradient change \(index)"
    }
  }
}
