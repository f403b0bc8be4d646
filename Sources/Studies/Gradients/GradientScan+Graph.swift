import Autodiff

extension GradientScan {
  /// Compares the graph's gradient of a scalar with differences of its values.
  ///
  /// - Parameters:
  ///   - name: What is compared.
  ///   - value: A scalar.
  ///   - point: A value for each parameter that it depends on; all are compared, in the order of their names.
  ///   - scales: Distances over which it changes, element by element in that order; max(1, |x|) if nil.
  ///   - events: The events of every sample that it depends on.
  ///   - steps: Relative to the scales.
  ///   - tolerance: The error that passes, at the best step.
  /// - Throws: `EvaluationError` for missing or misshapen values.
  /// - Precondition: `value` is a scalar.
  public init(
    _ name: String, of value: GlobalExpression, at point: [GlobalExpression: Tensor],
    scales: [Double]? = nil, events: [EventSpace: any EventSource] = [:],
    steps: [Double] = Self.usualSteps, tolerance: Double = 1e-6
  ) throws {
    let variables = point.keys.sorted { ($0.parameterName ?? "") < ($1.parameterName ?? "") }
    let tensors = variables.map { point[$0]! }
    let derivatives = gradient(of: value, withRespectTo: variables)
    let evaluator = Evaluator(Plan([value]))
    let differentiated = Evaluator(Plan(derivatives))
    for (space, source) in events {
      evaluator.bind(space, to: source)
      differentiated.bind(space, to: source)
    }
    func values(_ elements: [Double]) -> [GlobalExpression: Tensor] {
      var rest = elements[...]
      return Dictionary(
        uniqueKeysWithValues: zip(variables, tensors).map { variable, tensor in
          defer { rest = rest.dropFirst(tensor.shape.count) }
          return (
            variable, Tensor(shape: tensor.shape, elements: Array(rest.prefix(tensor.shape.count)))
          )
        })
    }
    try self.init(
      name, parameters: zip(variables, tensors).flatMap(Self.names),
      at: tensors.flatMap(\.elements),
      scales: scales, steps: steps, tolerance: tolerance,
      value: { try evaluator.evaluate(values($0))[0].scalar },
      gradient: { try differentiated.evaluate(values($0)).flatMap(\.elements) })
  }

  private static func names(_ variable: GlobalExpression, _ tensor: Tensor) -> [String] {
    let name = variable.parameterName ?? "parameter"
    return tensor.shape.count == 1 ? [name] : (0..<tensor.shape.count).map { "\(name)[\($0)]" }
  }
}
