/// Forward mode: the tangents of `outputs`, given those of `sources`; nil where structurally zero.
func jacobianVectorProducts(
  _ outputs: [Node], along tangents: [(source: Node, tangent: Node)]
) -> [Node?] {
  var known: [Node: Node] = [:]
  for (source, tangent) in tangents {
    known[source] = tangent.broadcast(like: source).asPrecise(as: source)
  }
  for node in topologicalOrder(of: outputs) where known[node] == nil {
    let inputs = node.inputs.map { known[$0] }
    guard inputs.contains(where: { $0 != nil }) else { continue }
    guard let tangent = node.operation.pushforward(inputs, at: node) else { continue }
    guard tangent.shape == node.shape, tangent.space == node.space else {
      graphFailure("wrong rule: a pushforward gave the tangent '\(tangent)' for '\(node)'")
    }
    known[node] = tangent.asPrecise(as: node)
  }
  return outputs.map { known[$0] }
}
