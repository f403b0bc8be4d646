/// What holds parameters: a network, a stage, a whole analysis.
///
/// Paths tell the parameters of one container apart, for files, reports and random numbers; a
/// larger container puts names before them: "layer 1 weights" of a network becomes "tagger layer 1
/// weights".
public protocol ParameterContainer {
  /// The parameters in a fixed order, with distinct paths.
  var parameters: [(path: String, parameter: Parameter)] { get }
}

extension ParameterContainer {
  /// The parameters with `name` before each path.
  public func parameters(under name: String) -> [(path: String, parameter: Parameter)] {
    parameters.map { ("\(name) \($0.path)", $0.parameter) }
  }
}

extension Parameter: ParameterContainer {
  /// Itself, under its label.
  public var parameters: [(path: String, parameter: Parameter)] { [(label, self)] }
}
