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
    let operands = node.inputs.enumerated().map { index, input in
      Operand(
        index: index, items: node.shape.indices(broadcasting: input.shape),
        isPerEvent: input.isPerEvent)
    }
    let (condition, a, b, count) = (operands[0], operands[1], operands[2], node.shape.count)
    return { frame in
      let n = frame.events
      for item in 0..<count {
        let (choice, first, second) = (
          condition.row(item, frame), a.row(item, frame), b.row(item, frame)
        )
        let output = frame.output + item * n
        for event in 0..<n {
          output[event] =
            choice.start[event * choice.step] != 0
            ? first.start[event * first.step] : second.start[event * second.step]
        }
      }
    }
  }

  /// Where an input's elements are, for the result's elements in order.
  private struct Operand {
    let index: Int
    let items: [Int]
    let isPerEvent: Bool

    @inline(__always)
    func row(_ item: Int, _ frame: Frame) -> (start: UnsafePointer<Double>, step: Int) {
      let start = frame.input(index)
      return isPerEvent ? (start + items[item] * frame.events, 1) : (start + items[item], 0)
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
