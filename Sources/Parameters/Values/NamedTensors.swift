import Autodiff

extension ParameterValues {
  /// The raw values by path: what a checkpoint keeps, restored bit for bit by `init(_:raw:)`.
  public var rawByPath: [String: Tensor] {
    Dictionary(uniqueKeysWithValues: zip(parameters.paths, tensors))
  }

  /// The constrained values by path: what a person reads or edits.
  public var valuesByPath: [String: Tensor] {
    Dictionary(uniqueKeysWithValues: values.map { ($0.path, $0.value) })
  }

  /// Values from raw tensors by path.
  ///
  /// - Throws: `ParameterError` for a missing or unknown name, a wrong shape or a number that is
  ///   not finite.
  public init(_ parameters: ParameterSet, raw: [String: Tensor]) throws {
    let tensors = try parameters.tensors(from: raw) { _, tensor in tensor }
    self.init(parameters, tensors: tensors)
  }

  /// Values from constrained tensors by path.
  ///
  /// - Throws: `ParameterError` as `init(_:raw:)`, and for a value outside its constraint.
  public init(_ parameters: ParameterSet, values: [String: Tensor]) throws {
    let tensors = try parameters.tensors(from: values) { parameter, tensor in
      try parameter.constraint.raw(for: tensor)
    }
    self.init(parameters, tensors: tensors)
  }
}

extension ParameterSet {
  /// The tensors in order, found by path, checked and transformed.
  fileprivate func tensors(
    from given: [String: Tensor], _ transform: (Parameter, Tensor) throws -> Tensor
  ) throws -> [Tensor] {
    let unknown = Set(given.keys).subtracting(paths).sorted()
    if let name = unknown.first { throw ParameterError.unknown(name, known: paths) }
    return try parameters.map { path, parameter in
      guard let tensor = given[path] else {
        throw ParameterError.missing(path, given: given.keys.sorted())
      }
      guard tensor.shape == parameter.shape else {
        throw ParameterError.wrongShape(path, expected: parameter.shape, given: tensor.shape)
      }
      if let index = tensor.elements.firstIndex(where: { !$0.isFinite }) {
        throw ParameterError.notFinite(path, index: index, value: tensor.elements[index])
      }
      do {
        return try transform(parameter, tensor)
      } catch let violation as ConstraintViolation {
        throw ParameterError.outsideConstraint(path, violation)
      }
    }
  }
}
