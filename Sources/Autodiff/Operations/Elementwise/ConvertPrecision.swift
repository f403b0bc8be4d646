internal import CVectorMath

/// The same value in another precision; rounded to nearest where that is less precise.
struct ConvertPrecision: GraphOperation {
  let precision: Precision

  var name: String { "\(precision) precision" }
  var role: OperationRole { .map }

  func resultShape(_ inputs: [Shape]) -> Shape { inputs[0] }

  func kernel(for node: Node) -> Kernel {
    let count = node.shape.count
    switch (node.inputs[0].precision, precision) {
    case (.double, .single):
      return { vm_to_single($0.input(0), $0.single(0), count * $0.events) }
    case (.single, .double):
      return { vm_to_double($0.single(1), $0.output, count * $0.events) }
    case (.double, .double):
      return { $0.output.update(from: $0.input(0), count: count * $0.events) }
    case (.single, .single):
      return { $0.single(0).update(from: $0.single(1), count: count * $0.events) }
    }
  }

  // The gradient walk brings cotangents and tangents to the precision of what they belong to.
  func pullback(_ cotangent: Node, at node: Node) -> [Node?] { [cotangent] }
  func pushforward(_ tangents: [Node?], at node: Node) -> Node? { tangents[0] }
}

extension Node {
  func converted(to precision: Precision) -> Node {
    if self.precision == precision { return self }
    // Widening and rounding again gives the number back.
    if operation is ConvertPrecision, inputs[0].precision == precision, precision == .single {
      return inputs[0]
    }
    return .apply(ConvertPrecision(precision: precision), to: [self])
  }
}

extension Node {
  /// A derivative in the precision of the per-event value that it belongs to. What belongs to a global
  /// value stays in double precision, as it comes from a sum over events or leads to one.
  func asPrecise(as value: Node) -> Node {
    value.isPerEvent ? converted(to: value.precision) : self
  }
}

extension EventExpression {
  /// The same value in another precision: what is computed from it alone, by the operations that
  /// networks consist of, is computed in that precision too.
  ///
  /// Other operations convert to double precision first, and so does meeting another per-event value
  /// of double precision, unless that is one global value for every event. Derivatives with respect
  /// to per-event values take their precision; those with respect to global values are of double
  /// precision.
  public func converted(to precision: Precision) -> EventExpression {
    EventExpression(node.converted(to: precision))
  }

  /// The precision of each event's value.
  public var precision: Precision { node.precision }
}
