/// The nodes that `outputs` are computed from, inputs before results.
func topologicalOrder(of outputs: [Node]) -> [Node] {
  var order: [Node] = []
  var seen = Set<Node>()
  var stack: [(node: Node, next: Int)] = []
  for output in outputs where seen.insert(output).inserted {
    stack.append((output, 0))
    while let (node, next) = stack.last {
      if next < node.inputs.count {
        stack[stack.count - 1].next += 1
        let input = node.inputs[next]
        if seen.insert(input).inserted { stack.append((input, 0)) }
      } else {
        order.append(node)
        stack.removeLast()
      }
    }
  }
  return order
}

/// Reverse mode: the cotangents of `targets`, given those of `outputs`.
///
/// Σᵢ cotangentᵢ · ∂outputᵢ/∂target, for each target; nil where no output depends on it other than
/// through `detached` values and steps.
func vectorJacobianProducts(
  _ outputs: [Node], cotangents: [Node], withRespectTo targets: [Node]
) -> [Node?] {
  let order = topologicalOrder(of: outputs)
  let isTarget = Set(targets)
  var isActive = Set<Node>()
  for node in order where isTarget.contains(node) || node.inputs.contains(where: isActive.contains)
  {
    isActive.insert(node)
  }
  var accumulated: [Node: Node] = [:]
  func add(_ cotangent: Node, to node: Node) {
    guard cotangent.shape == node.shape, cotangent.space == node.space else {
      graphFailure("wrong rule: a pullback gave the cotangent '\(cotangent)' for '\(node)'")
    }
    let cotangent = cotangent.asPrecise(as: node)
    accumulated[node] = accumulated[node].map { $0 + cotangent } ?? cotangent
  }
  for (output, cotangent) in zip(outputs, cotangents) where isActive.contains(output) {
    add(cotangent.broadcast(like: output), to: output)
  }
  for node in order.reversed() where isActive.contains(node) {
    guard let cotangent = accumulated[node],
      node.inputs.contains(where: isActive.contains)
    else { continue }
    let contributions = node.operation.pullback(
      cotangent, at: node, wanted: node.inputs.map(isActive.contains))
    guard contributions.count == node.inputs.count else {
      graphFailure(
        """
        wrong rule: the pullback of '\(node)' gave \(contributions.count) cotangents for \
        \(node.inputs.count) inputs
        """)
    }
    for (input, contribution) in zip(node.inputs, contributions) where isActive.contains(input) {
      if let contribution { add(contribution, to: input) }
    }
  }
  return targets.map { accumulated[$0] }
}
