/// The same graphs with some nodes replaced; what does not depend on them is shared, not copied.
func substitute(_ replacements: [Node: Node], in outputs: [Node]) -> [Node] {
  var mapped = replacements
  for node in topologicalOrder(of: outputs) where mapped[node] == nil {
    let inputs = node.inputs.map { mapped[$0]! }
    let isChanged = zip(inputs, node.inputs).contains { $0 !== $1 }
    mapped[node] = isChanged ? .apply(node.operation, to: inputs) : node
  }
  return outputs.map { mapped[$0]! }
}

extension GlobalExpression {
  /// The same expression with one part replaced by another of the same shape.
  public func substituting(_ part: GlobalExpression, with replacement: GlobalExpression)
    -> GlobalExpression
  {
    precondition(
      part.shape == replacement.shape,
      "a part of shape \(part.shape) cannot be replaced by one of shape \(replacement.shape)")
    return GlobalExpression(substitute([part.node: replacement.node], in: [node])[0])
  }
}
