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
  static func slope(
    of activation: ElementaryActivation, at y: Node, along direction: Node
  ) -> Node {
    .apply(
      ActivationSlope(activation: activation), to: [y, direction.broadcast(like: y)])
  }
}
