import Autodiff

/// A raw value for each parameter of a set; also a gradient with respect to them.
///
/// It is a vector space: `adding`, `scaled`, `dot` and `norm` treat all elements as one vector.
public struct ParameterValues: Sendable, Equatable {
  /// The parameters that have a value, in order.
  public let parameters: ParameterSet
  /// The raw values, in the order of `parameters`.
  public private(set) var tensors: [Tensor]

  /// - Parameters:
  ///   - parameters: Whose values they are.
  ///   - tensors: One for each parameter, in order, in its raw shape.
  /// - Precondition: their number and shapes are those of the parameters.
  public init(_ parameters: ParameterSet, tensors: some Sequence<Tensor>) {
    self.parameters = parameters
    self.tensors = Array(tensors)
    precondition(
      self.tensors.count == parameters.count,
      "\(parameters.count) parameters, but \(self.tensors.count) values")
    for (index, parameter) in parameters.enumerated() {
      precondition(
        self.tensors[index].shape == parameter.rawShape,
        """
        parameter '\(parameters.paths[index])' has shape \(parameter.rawShape), given a value of \
        shape \(self.tensors[index].shape)
        """)
    }
  }

  /// The raw values at which training starts, keyed by the seed and each parameter's path.
  public static func initial(_ parameters: ParameterSet, seed: UInt64) -> ParameterValues {
    ParameterValues(
      parameters,
      tensors: parameters.parameters.map { path, parameter in
        parameter.initialRawValue(seed: seed, path: path)
      })
  }

  /// Every element 0.
  public static func zeros(_ parameters: ParameterSet) -> ParameterValues {
    ParameterValues(parameters, tensors: parameters.map { .zeros($0.rawShape) })
  }

  /// The raw value of one parameter.
  ///
  /// - Precondition: it is a member of `parameters`; a new value has its raw shape.
  public subscript(parameter: Parameter) -> Tensor {
    get { tensors[parameters.position(of: parameter)] }
    set {
      precondition(
        newValue.shape == parameter.rawShape,
        "parameter '\(parameter.label)' has shape \(parameter.rawShape), given \(newValue.shape)")
      tensors[parameters.position(of: parameter)] = newValue
    }
  }

  /// The constrained value of one parameter, in its unit.
  public func value(of parameter: Parameter) -> Tensor {
    parameter.constraint.value(of: self[parameter])
  }

  /// The constrained values in order, with their paths.
  public var values: [(path: String, value: Tensor)] {
    parameters.parameters.map { ($0.path, value(of: $0.parameter)) }
  }

  /// The raw values by leaf, as `Evaluator.evaluate` takes them.
  public var assignments: [GlobalExpression: Tensor] {
    Dictionary(uniqueKeysWithValues: zip(parameters.map(\.raw), tensors))
  }

  /// Changes one parameter's raw elements where they are, in row-major order.
  ///
  /// - Precondition: the parameter is a member, and the number of elements stays the same.
  public mutating func modify(_ parameter: Parameter, _ change: (inout [Double]) -> Void) {
    modify(at: parameters.position(of: parameter), change)
  }

  mutating func modify(at position: Int, _ change: (inout [Double]) -> Void) {
    change(&tensors[position].elements)
    let tensor = tensors[position]
    precondition(
      tensor.elements.count == tensor.shape.count,
      "parameter '\(parameters.paths[position])' was left with \(tensor.elements.count) elements")
  }
}
