/// What is wrong with a request for toys.
public enum ToyError: Error, Hashable, CustomStringConvertible {
  /// No Poisson distribution has this mean.
  case mean(of: String, Double)
  /// There must be at least one toy.
  case count(Int)
  /// There must be at least one thread.
  case threads(Int)
  /// θ has too many elements, or too few.
  case parameterCount(given: Int, expected: Int)

  public var description: String {
    switch self {
    case .mean(let measurement, let mean):
      """
      toys cannot be drawn: \(measurement) expects \(mean) events, and a Poisson distribution needs a \
      mean from 0 to 1e15; choose parameters at which all expected rates are in that range
      """
    case .count(let count):
      "\(count) toys were asked for; ask for at least 1"
    case .threads(let count):
      "\(count) threads were given to make toys; give at least 1"
    case .parameterCount(let given, let expected):
      "toys need a value for each of the model's \(expected) parameters, given \(given)"
    }
  }
}
