/// Values made of others within a closure: the nodes that depend on its variables, and placeholders for
/// what they take from outside.
struct Subgraph {
  /// The outermost values that do not depend on the variables; constants stay inside.
  let captured: [Node]
  /// What stands for the captured values inside.
  let placeholders: [Node]
  /// The results over the variables and the placeholders.
  let outputs: [Node]

  /// - Parameters:
  ///   - label: The name in messages.
  ///   - variables: The placeholders that the closure was called with.
  ///   - results: What it returned.
  init(_ label: String, variables: [Node], results: [Node]) {
    var dependent = Set(variables)
    let order = topologicalOrder(of: results)
    for node in order where node.inputs.contains(where: dependent.contains) {
      dependent.insert(node)
    }
    let isPerEvent = variables.contains(where: \.isPerEvent)
    for node in order where dependent.contains(node) && !node.inputs.isEmpty {
      Subgraph.requireLocal(node, label, isPerEvent: isPerEvent)
    }
    var (captured, seen): ([Node], Set<Node>) = ([], [])
    func take(_ node: Node) {
      guard !dependent.contains(node), !(node.operation is Constant) else { return }
      if seen.insert(node).inserted { captured.append(node) }
    }
    for node in order where dependent.contains(node) { node.inputs.forEach(take) }
    results.forEach(take)
    self.captured = captured
    placeholders = captured.map { .placeholder("captured \($0.operation.name)", like: $0) }
    outputs = substitute(
      Dictionary(uniqueKeysWithValues: zip(captured, placeholders)), in: results)
  }

  /// A body sees one block of events at a time, and never a whole sample.
  private static func requireLocal(_ node: Node, _ label: String, isPerEvent: Bool) {
    if case .reduction = node.operation.role {
      graphFailure(
        """
        \(label): a sum over events ('\(node)') depends on what changes inside; sums over events can \
        be taken before or after, not inside
        """)
    }
    if node.operation is ClipCotangent, isPerEvent, !node.isPerEvent {
      graphFailure(
        """
        \(label): the derivative of a global value is clipped inside, where it is known for one block \
        of events at a time; clip the value before, or clip per-event values
        """)
    }
  }
}
