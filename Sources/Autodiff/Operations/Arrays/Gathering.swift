/// The elements at given positions along one axis, in the order given.
struct Gather: GraphOperation {
  let axis: Int
  let positions: [Int]

  var name: String { "gather" }
  var role: OperationRole { .map }

  func resultShape(_ inputs: [Shape]) throws -> Shape {
    guard axis < inputs[0].rank else {
      throw OperationMisuse("axis \(axis) is outside shape \(inputs[0])")
    }
    if let wrong = positions.first(where: { !(0..<inputs[0][axis]).contains($0) }) {
      throw OperationMisuse("position \(wrong) on axis \(axis) is outside shape \(inputs[0])")
    }
    return inputs[0].replacing(axis: axis, with: positions.count)
  }

  func kernel(for node: Node) -> Kernel {
    let sources = rows(of: AxisView(node.inputs[0].shape, axis: axis))
    return { copyRows(from: $0.input(0), at: sources, to: $0.output, events: $0.events) }
  }

  private func rows(of view: AxisView) -> [Int] {
    (0..<view.outer).flatMap { outer in
      positions.flatMap { position in
        (0..<view.inner).map { (outer * view.extent + position) * view.inner + $0 }
      }
    }
  }

  func pullback(_ cotangent: Node, at node: Node) -> [Node?] {
    let extent = node.inputs[0].shape[axis]
    return [.apply(ScatterAdd(axis: axis, positions: positions, extent: extent), to: [cotangent])]
  }

  func pushforward(_ tangents: [Node?], at node: Node) -> Node? {
    tangents[0].map { .apply(self, to: [$0]) }
  }
}

/// Adds each position's elements into zeros at a given place along one axis: the transpose of `Gather`.
struct ScatterAdd: GraphOperation {
  let axis: Int
  let positions: [Int]
  let extent: Int

  var name: String { "scatter-add" }
  var role: OperationRole { .map }

  func resultShape(_ inputs: [Shape]) throws -> Shape {
    guard axis < inputs[0].rank, inputs[0][axis] == positions.count,
      positions.allSatisfy({ 0..<extent ~= $0 })
    else {
      throw OperationMisuse(
        "\(positions.count) positions below \(extent) are expected on axis \(axis)")
    }
    return inputs[0].replacing(axis: axis, with: extent)
  }

  func kernel(for node: Node) -> Kernel {
    let view = AxisView(node.shape, axis: axis)
    let positions = positions
    return { frame in
      let inner = view.inner * frame.events
      frame.output.update(repeating: 0, count: view.outer * view.extent * inner)
      for outer in 0..<view.outer {
        for (index, position) in positions.enumerated() {
          let source = frame.input(0) + (outer * positions.count + index) * inner
          let target = frame.output + (outer * view.extent + position) * inner
          for i in 0..<inner { target[i] += source[i] }
        }
      }
    }
  }

  func pullback(_ cotangent: Node, at node: Node) -> [Node?] {
    [.apply(Gather(axis: axis, positions: positions), to: [cotangent])]
  }

  func pushforward(_ tangents: [Node?], at node: Node) -> Node? {
    tangents[0].map { .apply(self, to: [$0]) }
  }
}
