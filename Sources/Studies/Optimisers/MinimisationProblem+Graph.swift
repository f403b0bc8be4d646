import Autodiff
import Synchronization

extension MinimisationProblem {
  /// A graph's scalar to be minimised; the goal is near the lowest value that a search with gradients finds.
  ///
  /// - Parameters:
  ///   - name: What it is.
  ///   - value: A scalar.
  ///   - start: A value for each parameter that it depends on; all are free. Searches take them one
  ///     after another in the order of their names.
  ///   - scales: Lengths of the same importance, element by element in that order, positive; 1 if nil.
  ///   - precision: How near to the lowest value a search has to come.
  ///   - events: The events of every sample that it depends on.
  ///   - threads: How many threads sweep over events.
  /// - Throws: `EvaluationError` for missing or misshapen values.
  /// - Precondition: `value` is a scalar.
  public init(
    _ name: String, of value: GlobalExpression, from start: [GlobalExpression: Tensor],
    scales: [Double]? = nil, precision: Double, events: [EventSpace: any EventSource] = [:],
    threads: Int = 1
  ) throws {
    let parameters = FlatParameters(start)
    let alone = Mutex(bound([value], events, threads))
    let both = Mutex(bound([value] + parameters.derivatives(of: value), events, threads))
    try self.init(
      name, start: parameters.elements, scales: scales, precision: precision,
      value: { elements in
        try alone.withLock { try $0.evaluate(parameters.values(elements))[0].scalar }
      },
      valueAndGradient: { elements, gradient in
        let results = try both.withLock { try $0.evaluate(parameters.values(elements)) }
        gradient = results.dropFirst().flatMap { $0.elements }
        return results[0].scalar
      })
  }
}

private func bound(
  _ outputs: [GlobalExpression], _ events: [EventSpace: any EventSource], _ threads: Int
) -> sending Evaluator {
  let evaluator = Evaluator(Plan(outputs), threads: threads)
  for (space, source) in events { evaluator.bind(space, to: source) }
  return evaluator
}
