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

extension GraphValue {
  /// f(x + b) along the last axis: what a dense layer does to its sums, in one pass over memory.
  ///
  /// - Parameters:
  ///   - activation: f; the derivative of `relu` at 0 is 0.
  ///   - bias: b, of shape `[units]`.
  /// - Returns: A value of the same shape and precision.
  /// - Precondition: the last axis has an element for each unit.
  public func activated(_ activation: ElementaryActivation, bias: GlobalExpression) -> Self {
    .wrap(.apply(BiasedActivation(activation: activation), to: [node, bias.node]))
  }
}
