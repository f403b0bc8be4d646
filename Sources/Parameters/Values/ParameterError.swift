import Autodiff
import Diagnostics

/// What can be wrong with parameter values that were loaded.
public enum ParameterError: Error, Hashable, CustomStringConvertible {
  case missing(String, given: [String])
  case unknown(String, known: [String])
  case wrongShape(String, expected: Shape, given: Shape)
  case notFinite(String, index: Int, value: Double)
  case outsideConstraint(String, ConstraintViolation)

  public var description: String {
    switch self {
    case .missing(let name, let given):
      "no value was given for parameter '\(name)'; values were given for \(listed(given))"
    case .unknown(let name, let known):
      "there is no parameter '\(name)'\(hint(for: name, in: known))"
    case .wrongShape(let name, let expected, let given):
      "parameter '\(name)' has shape \(expected), given a value of shape \(given)"
    case .notFinite(let name, let index, let value):
      "parameter '\(name)': element \(index) is \(value); give finite numbers"
    case .outsideConstraint(let name, let violation):
      "parameter '\(name)': \(violation)"
    }
  }
}

private func hint(for name: String, in known: [String]) -> String {
  let near = suggestion(for: name, in: known)
  return near.isEmpty ? "; the parameters are \(listed(known))" : near
}

private func listed(_ names: [String]) -> String {
  names.isEmpty ? "none" : names.map { "'\($0)'" }.joined(separator: ", ")
}
