/// condition ≠ 0 ? a : b, element by element with broadcasting.
///
/// Only the chosen branch receives the cotangent; the other's is exactly zero, also where the
/// branch's value is NaN. Where an infinite derivative follows on the way back to the inputs, 0·∞ is
/// NaN all the same, so what is unsafe must be kept from unsafe arguments too. No derivative flows
/// to the condition.
struct Select: GraphOperation {
  var name: String { "select" }
  var role: OperationRole { .map }

  func resultShape(_ inputs: [Shape]) throws -> Shape {
    guard let branches = Shape.broadcast(inputs[1], inputs[2]),
      let shape = Shape.broadcast(inputs[0], branches)
    else {
      throw OperationMisuse(
        "condition \(inputs[0]) and branches \(inputs[1]), \(inputs[2]) do not broadcast")
    }
    return shape
  }

  func kernel(for node: Node) -> Kernel {
    let indices = node.inputs.map { node.shape.indices(broadcasting: $0.shape) }
    let perEvent = node.inputs.map(\.isPerEvent)
    return { frame in
      let n = frame.events
      let steps = perEvent.map { $0 ? 1 : 0 }
      let scales = perEvent.map { $0 ? n : 1 }
      for item in 0..<indices[0].count {
        let condition = frame.input(0) + indices[0][item] * scales[0]
        let a = frame.input(1) + indices[1][item] * scales[1]
        let b = frame.input(2) + indices[2][item] * scales[2]
        let output = frame.output + item * n
        for event in 0..<n {
          output[event] =
            condition[event * steps[0]] != 0 ? a[event * steps[1]] : b[event * steps[2]]
        }
      }
    }
  }

  func pullback(_ cotangent: Node, at node: Node) -> [Node?] {
    let (condition, zero) = (node.inputs[0], Node.constant(0))
    return [
      nil,
      Node.select(condition, cotangent, zero).unbroadcast(to: node.inputs[1]),
      Node.select(condition, zero, cotangent).unbroadcast(to: node.inputs[2]),
    ]
  }

  func pushforward(_ tangents: [Node?], at node: Node) -> Node? {
    if tangents[1] == nil && tangents[2] == nil { return nil }
    let zero = Node.constant(0)
    return Node.select(node.inputs[0], tangents[1] ?? zero, tangents[2] ?? zero)
      .broadcast(like: node)
  }
}

extension Node {
  static func select(_ condition: Node, _ a: Node, _ b: Node) -> Node {
    .apply(Select(), to: [condition, a, b])
  }
}
