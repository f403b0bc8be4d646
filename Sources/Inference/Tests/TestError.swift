/// What is wrong with a request for a fit or a test.
public enum TestError: Error, Hashable, CustomStringConvertible {
  /// Parameters are held at finite values.
  case notFinite(parameter: String, Double)
  /// CLs at a limit is a probability.
  case level(Double)

  public var description: String {
    switch self {
    case .notFinite(let name, let value):
      "\(name) = \(value) cannot be tested or held; give a finite number"
    case .level(let level):
      "a limit at CLs = \(level) was asked for; give a number between 0 and 1, as 0.05"
    }
  }
}

extension Double {
  /// A value that fits can be made at.
  ///
  /// - Parameter name: The parameter.
  /// - Throws: `TestError.notFinite`.
  func finite(for name: String) throws -> Double {
    guard isFinite else { throw TestError.notFinite(parameter: name, self) }
    return self
  }
}
