/// f(x + b) along the last axis: what a dense layer does to its sums, in one pass over memory.
struct BiasedActivation: GraphOperation {
  let activation: ElementaryActivation

  var name: String { "\(activation) of a biased sum" }
  var role: OperationRole { .map }
  var isElementwise: Bool { true }
  var singlePrecision: SinglePrecisionSupport { .map }

  func resultShape(_ inputs: [Shape]) throws -> Shape {
    guard inputs[0].rank >= 1, inputs[1] == [inputs[0].extents.last!] else {
      throw OperationMisuse("one bias for each element of the last axis is expected")
    }
    return inputs[0]
  }

  func kernel(for node: Node) -> Kernel {
    node.precision == .single
      ? kernel(node, activation.singleKernel) { $0.single($1) }
      : kernel(node, activation.kernel) { $0.operand($1) }
  }

  private func kernel<Number>(
    _ node: Node, _ apply: @escaping ElementaryActivation.BiasKernel<Number>,
    _ operand: @escaping @Sendable (Frame, Int) -> UnsafeMutablePointer<Number>
  ) -> Kernel {
    let units = node.shape.extents.last!
    let vectors = node.shape.count / max(units, 1)
    return { frame in
      let (output, sums, bias) = (operand(frame, 0), operand(frame, 1), operand(frame, 2))
      for vector in 0..<vectors {
        let start = vector * units * frame.events
        apply(sums + start, bias, output + start, units, frame.events)
      }
    }
  }

  func pullback(_ cotangent: Node, at node: Node) -> [Node?] {
    let slope = Node.slope(of: activation, at: node, along: cotangent)
    return [slope, slope.unbroadcast(to: node.inputs[1])]
  }

  func pushforward(_ tangents: [Node?], at node: Node) -> Node? {
    Node.sum(tangents).map {
      .slope(of: activation, at: node, along: $0.broadcast(like: node))
    }
  }
}

/// v f′(x), with f′ taken from the value y = f(x): inputs are y and v.
struct ActivationSlope: GraphOperation {
  let activation: ElementaryActivation

  var name: String { "slope of \(activation)" }
  var role: OperationRole { .map }
  var isElementwise: Bool { true }
  var singlePrecision: SinglePrecisionSupport { .map }

  func resultShape(_ inputs: [Shape]) throws -> Shape {
    guard inputs[0] == inputs[1] else {
      throw OperationMisuse("a value and a direction of one shape are expected")
    }
    return inputs[0]
  }

  func kernel(for node: Node) -> Kernel {
    let count = node.shape.count
    if node.precision == .single {
      let apply = activation.singleSlopeKernel
      return { apply($0.single(1), $0.single(2), $0.single(0), count * $0.events) }
    }
    let apply = activation.slopeKernel
    return { apply($0.input(0), $0.input(1), $0.output, count * $0.events) }
  }

  func pullback(_ cotangent: Node, at node: Node) -> [Node?] {
    let (y, direction) = (node.inputs[0], node.inputs[1])
    return [
      activation.slopeDerivative(at: y).map { cotangent * direction * $0 },
      .slope(of: activation, at: y, along: cotangent),
    ]
  }

  func pushforward(_ tangents: [Node?], at node: Node) -> Node? {
    let (y, direction) = (node.inputs[0], node.inputs[1])
    let fromValue = tangents[0].flatMap { tangent in
      activation.slopeDerivative(at: y).map { tangent * direction * $0 }
    }
    return Node.sum([
      fromValue, tangents[1].map { .slope(of: activation, at: y, along: $0) },
    ])
  }
}

extension Node {
  fileprivate static func slope(
    of activation: ElementaryActivation, at y: Node, along direction: Node
  ) -> Node {
    .apply(
      ActivationSlope(activation: activation), to: [y, direction.broadcast(like: y)])
  }
}

extension GraphValue {
  /// f(x + b) along the last axis, where `bias` has one element for each of that axis.
  public func activated(_ activation: ElementaryActivation, bias: GlobalExpression) -> Self {
    .wrap(.apply(BiasedActivation(activation: activation), to: [node, bias.node]))
  }
}
