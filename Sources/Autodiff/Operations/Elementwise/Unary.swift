/// A function of one variable, element by element.
struct Unary: GraphOperation {
  let function: UnaryFunction

  var name: String { function.name }
  var role: OperationRole { .map }

  func resultShape(_ inputs: [Shape]) -> Shape { inputs[0] }

  var isElementwise: Bool { true }

  var singlePrecision: SinglePrecisionSupport {
    function.singleArrayFunction == nil ? .none : .map
  }

  func kernel(for node: Node) -> Kernel {
    let count = node.shape.count
    if node.precision == .single {
      let apply = function.singleArrayFunction!
      return { apply($0.single(1), $0.single(0), count * $0.events) }
    }
    let apply = function.arrayFunction
    return { apply($0.input(0), $0.output, count * $0.events) }
  }

  func pullback(_ cotangent: Node, at node: Node) -> [Node?] {
    [function.derivative(at: node.inputs[0], value: node).map { cotangent * $0 }]
  }

  func pushforward(_ tangents: [Node?], at node: Node) -> Node? {
    guard let tangent = tangents[0] else { return nil }
    return function.derivative(at: node.inputs[0], value: node).map { tangent * $0 }
  }
}

extension Node {
  func unary(_ function: UnaryFunction) -> Node {
    // log σ(x) = −softplus(−x), which stays finite where σ(x) rounds to 0.
    if function == .log, let argument = argument(of: .sigmoid) {
      return -argument.unary(.negate).unary(.softplus)
    }
    if function == .negate, let argument = argument(of: .negate) { return argument }
    return .apply(Unary(function: function), to: [self])
  }

  /// x, if this node is function(x).
  func argument(of function: UnaryFunction) -> Node? {
    if let activation = operation as? BiasedActivation, activation.activation.function == function {
      return inputs[0] + inputs[1]
    }
    return (operation as? Unary)?.function == function ? inputs[0] : nil
  }
}
