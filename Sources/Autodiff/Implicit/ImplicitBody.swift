/// A function f(x, φ) of the same shape as x, which a fixed point or a root is made of: φ is what it
/// captures from outside.
struct ImplicitBody: Hashable, Sendable {
  let body: LoopBody

  var label: String { body.label }
  var variable: Node { body.states[0] }
  var value: Node { body.next[0] }

  init(body: LoopBody) { self.body = body }

  /// - Parameters:
  ///   - label: The name in messages.
  ///   - like: A value of the variable's shape and space.
  ///   - function: Makes f(x).
  /// - Returns: The body, and what it captures.
  static func make(_ label: String, like: Node, _ function: (Node) -> Node)
    -> (body: ImplicitBody, captured: [Node])
  {
    let variable = Node.placeholder(label, like: like)
    let result = function(variable)
    guard result.shape == variable.shape else {
      graphFailure(
        "\(label): a result of the variable's shape \(variable.shape) is expected, given \(result.shape)"
      )
    }
    guard !result.isPerEvent || result.space == variable.space else {
      graphFailure(
        """
        \(label): the function is per event, and the start is not of its sample; let it begin with \
        values of its events, by broadcast(toEventsOf:)
        """)
    }
    let graph = Subgraph(label, variables: [variable], results: [result])
    let body = LoopBody(
      label, states: [variable], step: .input("step", shape: .scalar),
      placeholders: graph.placeholders, next: graph.outputs)
    return (ImplicitBody(body: body), graph.captured)
  }

  /// Nodes over the body's placeholders, rebuilt over actual values.
  func inline(_ nodes: [Node], at x: Node, _ captured: [Node], extra: [Node: Node] = [:]) -> [Node]
  {
    var replacements = extra
    replacements[variable] = x
    for (placeholder, node) in zip(body.placeholders, captured) { replacements[placeholder] = node }
    return substitute(replacements, in: nodes)
  }

  /// Σ λ ∂f/∂φ for each captured value at x; nil where structurally zero.
  func cotangents(along adjoint: Node, at x: Node, _ captured: [Node], wanted: [Bool]) -> [Node?] {
    let inside = Node.placeholder("adjoint", like: value)
    let indices = captured.indices.filter { wanted[$0] }
    let inner = vectorJacobianProducts(
      [value], cotangents: [inside], withRespectTo: indices.map { body.placeholders[$0] })
    var outer = inline(inner.compactMap { $0 }, at: x, captured, extra: [inside: adjoint])[...]
    var result = [Node?](repeating: nil, count: captured.count)
    for (index, node) in zip(indices, inner) where node != nil {
      result[index] = outer.removeFirst()
    }
    return result
  }

  /// ∂f/∂φ φ̇ at x; nil where structurally zero.
  func tangent(along tangents: [Node?], at x: Node, _ captured: [Node]) -> Node? {
    var along: [(source: Node, tangent: Node)] = []
    var extra: [Node: Node] = [:]
    for (placeholder, tangent) in zip(body.placeholders, tangents) {
      guard let tangent else { continue }
      let inside = Node.placeholder("tangent", like: placeholder)
      along.append((placeholder, inside))
      extra[inside] = tangent
    }
    guard !along.isEmpty, let inner = jacobianVectorProducts([value], along: along)[0] else {
      return nil
    }
    return inline([inner], at: x, captured, extra: extra)[0]
  }

  /// Jᵀ with J = ∂f/∂x, `[n, n]`, as a node over the placeholders.
  var transposedJacobian: Node {
    let count = variable.shape.count
    let rows = (0..<count).map { index in
      var unit = Tensor.zeros(variable.shape)
      unit.elements[index] = 1
      let direction = Node.constant(array: unit).broadcast(like: variable)
      let slope = jacobianVectorProducts([value], along: [(variable, direction)])[0]
      return (slope ?? value.zeros()).reshaped(to: [1, count])
    }
    return Node.concatenated(rows, axis: 0).broadcast(likeEventsOf: variable)
  }
}

/// Stops a program that asks for a search which could not end well.
func requireSearch(_ label: String, tolerance: Double, scale: Double, iterationLimit: Int) {
  for (name, value) in [("tolerance", tolerance), ("scale", scale)]
  where !(value >= 0 && value.isFinite) {
    graphFailure("\(label): the \(name) is \(value); a finite number, at least 0, is expected")
  }
  guard iterationLimit >= 1 else {
    graphFailure("\(label): the iteration limit is \(iterationLimit); at least 1 is expected")
  }
}
