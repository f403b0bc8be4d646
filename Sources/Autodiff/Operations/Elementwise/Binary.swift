/// A function of two variables, element by element, broadcasting shapes and spaces.
struct Binary: GraphOperation {
  let function: BinaryFunction

  var name: String { "\(function)" }
  var role: OperationRole { .map }

  func resultShape(_ inputs: [Shape]) throws -> Shape {
    guard let shape = Shape.broadcast(inputs[0], inputs[1]) else {
      throw OperationMisuse(
        "shapes \(inputs[0]) and \(inputs[1]) do not broadcast (aligned at the last axis, extents must agree or be 1)"
      )
    }
    return shape
  }

  var isElementwise: Bool { true }

  var singlePrecision: SinglePrecisionSupport {
    function.singleArrayFunction == nil ? .none : .map
  }

  func kernel(for node: Node) -> Kernel {
    let layout = BroadcastLayout(of: node)
    if node.precision == .single {
      let apply = function.singleArrayFunction!
      return { frame in
        let (a, b, output) = (frame.single(1), frame.single(2), frame.single(0))
        layout.forEachRun(events: frame.events) { run in
          apply(
            a + run.offsets.0, run.steps.0, b + run.offsets.1, run.steps.1, output + run.output,
            run.length)
        }
      }
    }
    let apply = function.arrayFunction
    return { frame in
      let a = frame.input(0)
      let b = frame.input(1)
      let output = frame.output
      layout.forEachRun(events: frame.events) { run in
        apply(
          a + run.offsets.0, run.steps.0, b + run.offsets.1, run.steps.1, output + run.output,
          run.length)
      }
    }
  }

  func pullback(_ cotangent: Node, at node: Node) -> [Node?] {
    let (x, y) = (node.inputs[0], node.inputs[1])
    let partials = function.derivatives(at: x, y, value: node)
    return [
      partials.x.map { (cotangent * $0).unbroadcast(to: x) },
      partials.y.map { (cotangent * $0).unbroadcast(to: y) },
    ]
  }

  func pushforward(_ tangents: [Node?], at node: Node) -> Node? {
    let partials = function.derivatives(at: node.inputs[0], node.inputs[1], value: node)
    let terms = zip(tangents, [partials.x, partials.y]).map { tangent, partial in
      tangent.flatMap { tangent in partial.map { tangent * $0 } }
    }
    return Node.sum(terms)?.broadcast(like: node)
  }
}

extension Node {
  static func binary(_ function: BinaryFunction, _ a: Node, _ b: Node) -> Node {
    if let simpler = simplified(function, a, b) { return simpler }
    return .apply(
      Binary(function: function), to: [a.lazilyBroadcast(with: b), b.lazilyBroadcast(with: a)])
  }

  /// x·1, x + 0, x − 0, x/1 without a node of their own, where the result's shape is x's.
  private static func simplified(_ function: BinaryFunction, _ a: Node, _ b: Node) -> Node? {
    func keepsShape(_ kept: Node, _ other: Node) -> Bool {
      !other.isPerEvent && Shape.broadcast(kept.shape, other.shape) == kept.shape
    }
    switch function {
    case .multiply:
      if b.uniformValue == 1, keepsShape(a, b) { return a }
      if a.uniformValue == 1, keepsShape(b, a) { return b }
      if b.uniformValue == -1, keepsShape(a, b) { return -a }
      if a.uniformValue == -1, keepsShape(b, a) { return -b }
    case .add:
      if b.uniformValue == 0, keepsShape(a, b) { return a }
      if a.uniformValue == 0, keepsShape(b, a) { return b }
    case .subtract:
      if b.uniformValue == 0, keepsShape(a, b) { return a }
      // 1 − σ(x) = σ(−x), which keeps its digits where σ(x) is near 1.
      if a.uniformValue == 1, keepsShape(b, a), let argument = b.argument(of: .sigmoid) {
        return (-argument).unary(.sigmoid)
      }
    case .divide: if b.uniformValue == 1, keepsShape(a, b) { return a }
    default: break
    }
    return nil
  }

  /// A global value spread over events need not be spread to meet a per-event value.
  private func lazilyBroadcast(with other: Node) -> Node {
    guard operation is BroadcastToEvents, other.space == space,
      !(other.operation is BroadcastToEvents)
    else { return self }
    return inputs[0]
  }
}
