import Autodiff

extension ParameterValues {
  /// Every element times `factor`.
  public func scaled(by factor: Double) -> ParameterValues {
    var result = self
    result.scale(by: factor)
    return result
  }

  /// Multiplies every element by `factor`.
  public mutating func scale(by factor: Double) {
    for position in tensors.indices {
      modify(at: position) { x in for i in x.indices { x[i] *= factor } }
    }
  }

  /// self + factor · other.
  ///
  /// - Precondition: both are of the same parameters.
  public func adding(_ other: ParameterValues, scaledBy factor: Double = 1) -> ParameterValues {
    var result = self
    result.add(other, scaledBy: factor)
    return result
  }

  /// Adds factor · other.
  ///
  /// - Precondition: both are of the same parameters.
  public mutating func add(_ other: ParameterValues, scaledBy factor: Double = 1) {
    requireSameParameters(other)
    for position in tensors.indices {
      let y = other.tensors[position].elements
      modify(at: position) { x in for i in x.indices { x[i] += factor * y[i] } }
    }
  }

  /// Σ xᵢ yᵢ over all elements, summed in order.
  ///
  /// - Precondition: both are of the same parameters.
  public func dot(_ other: ParameterValues) -> Double {
    requireSameParameters(other)
    return zip(tensors, other.tensors).reduce(0) { sum, pair in
      zip(pair.0.elements, pair.1.elements).reduce(sum) { $0 + $1.0 * $1.1 }
    }
  }

  /// √Σ xᵢ², the Euclidean norm; infinite where the sum of squares overflows.
  public var norm: Double { dot(self).squareRoot() }

  /// All elements in order, parameter by parameter, each row-major.
  public var flattened: [Double] { tensors.flatMap(\.elements) }

  /// The inverse of `flattened`.
  ///
  /// - Precondition: there are as many elements as the parameters have.
  public init(_ parameters: ParameterSet, flattened elements: [Double]) {
    precondition(
      elements.count == parameters.elementCount,
      "the parameters have \(parameters.elementCount) elements, given \(elements.count)")
    var rest = elements[...]
    let tensors = parameters.map { parameter in
      defer { rest = rest.dropFirst(parameter.rawShape.count) }
      return Tensor(
        shape: parameter.rawShape, elements: Array(rest.prefix(parameter.rawShape.count)))
    }
    self.init(parameters, tensors: tensors)
  }

  /// The values of a subset, say of `parameters.trainable`.
  ///
  /// - Precondition: every parameter of the subset has a value here.
  public func restricted(to subset: ParameterSet) -> ParameterValues {
    ParameterValues(subset, tensors: subset.map { self[$0] })
  }

  private func requireSameParameters(_ other: ParameterValues) {
    precondition(
      parameters == other.parameters,
      "values of different parameters meet: \(parameters.paths) and \(other.parameters.paths)")
  }
}
