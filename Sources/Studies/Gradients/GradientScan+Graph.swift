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
    let parameters = FlatParameters(point)
    let evaluator = Evaluator(Plan([value]))
    let differentiated = Evaluator(Plan(parameters.derivatives(of: value)))
    for (space, source) in events {
      evaluator.bind(space, to: source)
      differentiated.bind(space, to: source)
    }
    try self.init(
      name, parameters: parameters.names, at: parameters.elements, scales: scales, steps: steps,
      tolerance: tolerance,
      value: { try evaluator.evaluate(parameters.values($0))[0].scalar },
      gradient: {
        try differentiated.evaluate(parameters.values($0)).flatMap { $0.elements }
      })
  }
}
