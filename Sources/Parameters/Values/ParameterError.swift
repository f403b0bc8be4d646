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
      "no value for parameter '\(name)' among the \(given.count) given"
        + suggestion(for: name, in: given)
    case .unknown(let name, let known):
      "there is no parameter '\(name)'"
        + (suggestion(for: name, in: known).nonEmpty
          ?? "; the parameters are \(known.map { "'\($0)'" }.joined(separator: ", "))")
    case .wrongShape(let name, let expected, let given):
      "parameter '\(name)' has shape \(expected), given a value of shape \(given)"
    case .notFinite(let name, let index, let value):
      "parameter '\(name)': element \(index) is \(value); give finite numbers"
    case .outsideConstraint(let name, let violation):
      "parameter '\(name)': \(violation)"
    }
  }
}

extension String {
  fileprivate var nonEmpty: String? { isEmpty ? nil : self }
}
