extension GlobalExpression {
  /// The value for given parameters. For repeated evaluation, keep an `Evaluator`.
  ///
  /// - Parameters:
  ///   - parameters: A value for every parameter that this depends on.
  ///   - events: The events of every sample that this depends on.
  public func value(
    at parameters: [GlobalExpression: Tensor] = [:], events: [EventSpace: any EventSource] = [:]
  ) throws -> Tensor {
    try values(of: [self], at: parameters, events: events)[0]
  }
}

/// The values of several expressions, computing what they share once.
public func values(
  of expressions: [GlobalExpression], at parameters: [GlobalExpression: Tensor] = [:],
  events: [EventSpace: any EventSource] = [:]
) throws -> [Tensor] {
  try Evaluator(expressions, events: events).evaluate(parameters)
}

extension Evaluator {
  /// An evaluator of expressions, to be evaluated again and again.
  ///
  /// - Parameters:
  ///   - expressions: What to compute.
  ///   - events: The events of every sample that they depend on; `bind(_:to:)` adds or replaces some.
  public convenience init(
    _ expressions: [GlobalExpression], events: [EventSpace: any EventSource] = [:]
  ) {
    self.init(Plan(expressions))
    for (space, source) in events { bind(space, to: source) }
  }
}

extension EventExpression {
  /// The values of all events: one array for each element of an event's value.
  public func rows(
    at parameters: [GlobalExpression: Tensor] = [:], events: [EventSpace: any EventSource]
  ) throws -> [[Double]] {
    let evaluator = Evaluator(Plan([], eventOutputs: [self]))
    for (space, source) in events { evaluator.bind(space, to: source) }
    try evaluator.evaluate(parameters)
    return evaluator.eventValues(self)
  }
}
