import Autodiff

/// A graph's parameters one after another, in the order of their names, as one list of numbers.
struct FlatParameters: Sendable {
  private let variables: [GlobalExpression]
  private let shapes: [Shape]
  /// The numbers that they were given, `[parameters]`.
  let elements: [Double]

  init(_ point: [GlobalExpression: Tensor]) {
    variables = point.keys.sorted { ($0.parameterName ?? "") < ($1.parameterName ?? "") }
    let tensors = variables.map { point[$0]! }
    shapes = tensors.map { $0.shape }
    elements = tensors.flatMap { $0.elements }
  }

  /// A name for each number: `τ`, `gains[0]`, `gains[1]` ….
  var names: [String] {
    zip(variables, shapes).flatMap { variable, shape in
      let name = variable.parameterName ?? "parameter"
      return shape.rank == 0 ? [name] : (0..<shape.count).map { "\(name)[\($0)]" }
    }
  }

  /// The parameters' values for other numbers, `[parameters]`.
  func values(_ elements: [Double]) -> [GlobalExpression: Tensor] {
    var values: [GlobalExpression: Tensor] = [:]
    var start = 0
    for (variable, shape) in zip(variables, shapes) {
      let part = Array(elements[start..<(start + shape.count)])
      values[variable] = Tensor(shape: shape, elements: part)
      start += shape.count
    }
    return values
  }

  /// The derivatives of a scalar in the same order, a node for each parameter.
  func derivatives(of value: GlobalExpression) -> [GlobalExpression] {
    gradient(of: value, withRespectTo: variables)
  }
}
