internal import Diagnostics

/// What can be wrong with the values that an evaluation is given.
public enum EvaluationError: Error, Hashable, CustomStringConvertible {
  /// No value for a parameter; `given` are the names of those that had one.
  case missingInput(String, given: [String])
  case wrongShape(input: String, expected: Shape, given: Shape)
  /// No events for a sample; `bound` are the names of those that had some.
  case missingSample(String, bound: [String])
  case missingColumn(String, available: [String])

  public var description: String {
    switch self {
    case .missingInput(let name, let given) where given.contains(name):
      """
      no value was given for parameter '\(name)', but for another of the same name: every call of \
      parameter(_:shape:) makes a new one, so keep the first and use it throughout
      """
    case .missingInput(let name, let given):
      "no value was given for parameter '\(name)'" + suggestion(for: name, in: given)
    case .wrongShape(let input, let expected, let given):
      "parameter '\(input)' has shape \(expected), given a value of shape \(given)"
    case .missingSample(let name, let bound) where bound.contains(name):
      """
      no events were bound to sample '\(name)', but to another of the same name: every EventSpace \
      is a sample of its own, so keep the first and use it throughout
      """
    case .missingSample(let name, let bound):
      "no events were bound to sample '\(name)'" + suggestion(for: name, in: bound)
    case .missingColumn(let name, let available):
      "there is no column '\(name)'" + hint(name, available)
    }
  }

  /// Near names, or all where none is near.
  private func hint(_ name: String, _ available: [String]) -> String {
    let near = suggestion(for: name, in: available)
    if !near.isEmpty { return near }
    return available.isEmpty
      ? "; there are none" : "; the columns are \(available.joined(separator: ", "))"
  }
}
