/// An array repeated along new or unit axes (NumPy's rule).
struct BroadcastTo: GraphOperation {
  let shape: Shape

  var name: String { "broadcast to \(shape)" }
  var role: OperationRole { .map }

  func resultShape(_ inputs: [Shape]) throws -> Shape {
    guard Shape.broadcast(inputs[0], shape) == shape else {
      throw OperationMisuse("\(inputs[0]) does not broadcast to \(shape)")
    }
    return shape
  }

  func kernel(for node: Node) -> Kernel {
    let indices = shape.indices(broadcasting: node.inputs[0].shape)
    return { frame in
      let n = frame.events
      for (item, index) in indices.enumerated() {
        (frame.output + item * n).update(from: frame.input(0) + index * n, count: n)
      }
    }
  }

  func pullback(_ cotangent: Node, at node: Node) -> [Node?] {
    [cotangent.summed(to: node.inputs[0].shape)]
  }

  func pushforward(_ tangents: [Node?], at node: Node) -> Node? {
    tangents[0].map { .apply(self, to: [$0]) }
  }
}

/// The sum over the axes along which `shape` would be broadcast to the input's shape.
struct SumToShape: GraphOperation {
  let shape: Shape

  var name: String { "sum to \(shape)" }
  var role: OperationRole { .map }

  func resultShape(_ inputs: [Shape]) throws -> Shape {
    guard Shape.broadcast(shape, inputs[0]) == inputs[0] else {
      throw OperationMisuse("\(shape) does not broadcast to \(inputs[0])")
    }
    return shape
  }

  func kernel(for node: Node) -> Kernel {
    let indices = node.inputs[0].shape.indices(broadcasting: shape)
    let count = shape.count
    return { frame in
      let n = frame.events
      frame.output.update(repeating: 0, count: count * n)
      for (item, index) in indices.enumerated() {
        let (source, target) = (frame.input(0) + item * n, frame.output + index * n)
        for event in 0..<n { target[event] += source[event] }
      }
    }
  }

  func pullback(_ cotangent: Node, at node: Node) -> [Node?] {
    [cotangent.broadcast(to: node.inputs[0].shape)]
  }

  func pushforward(_ tangents: [Node?], at node: Node) -> Node? {
    tangents[0].map { .apply(self, to: [$0]) }
  }
}

extension Node {
  func broadcast(to shape: Shape) -> Node {
    self.shape == shape ? self : .apply(BroadcastTo(shape: shape), to: [self])
  }

  /// Repeats to the shape and index space of `other`.
  func broadcast(like other: Node) -> Node {
    let shaped = broadcast(to: other.shape)
    return other.space.eventSpace.map { shaped.broadcast(toEventsOf: $0) } ?? shaped
  }

  func summed(to shape: Shape) -> Node {
    self.shape == shape ? self : .apply(SumToShape(shape: shape), to: [self])
  }

  /// Undoes broadcasting: brings a cotangent to the shape and index space of the input it is for.
  ///
  /// This is the one place where reverse mode sums over repeated axes and over events.
  public func unbroadcast(to input: Node) -> Node {
    let summed = summed(to: input.shape)
    if summed.isPerEvent && !input.isPerEvent { return summed.summedOverEvents() }
    if let space = input.space.eventSpace, !summed.isPerEvent {
      return summed.broadcast(toEventsOf: space)
    }
    return summed
  }
}
