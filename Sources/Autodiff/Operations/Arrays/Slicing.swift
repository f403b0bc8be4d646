/// A range of positions along one axis.
struct Slice: GraphOperation {
  let axis: Int
  let range: Range<Int>

  var name: String { "slice \(range)" }
  var role: OperationRole { .map }

  func resultShape(_ inputs: [Shape]) throws -> Shape {
    guard axis < inputs[0].rank, range.lowerBound >= 0, range.upperBound <= inputs[0][axis] else {
      throw OperationMisuse("range \(range) on axis \(axis) is outside shape \(inputs[0])")
    }
    return inputs[0].replacing(axis: axis, with: range.count)
  }

  func kernel(for node: Node) -> Kernel {
    let view = AxisView(node.inputs[0].shape, axis: axis)
    let range = range
    return { frame in
      let inner = view.inner * frame.events
      for outer in 0..<view.outer {
        (frame.output + outer * range.count * inner).update(
          from: frame.input(0) + (outer * view.extent + range.lowerBound) * inner,
          count: range.count * inner)
      }
    }
  }

  func pullback(_ cotangent: Node, at node: Node) -> [Node?] {
    let after = node.inputs[0].shape[axis] - range.upperBound
    return [.apply(Pad(axis: axis, before: range.lowerBound, after: after), to: [cotangent])]
  }

  func pushforward(_ tangents: [Node?], at node: Node) -> Node? {
    tangents[0].map { .apply(self, to: [$0]) }
  }
}

/// Zeros before and after along one axis.
struct Pad: GraphOperation {
  let axis: Int
  let before: Int
  let after: Int

  var name: String { "pad" }
  var role: OperationRole { .map }

  func resultShape(_ inputs: [Shape]) -> Shape {
    inputs[0].replacing(axis: axis, with: before + inputs[0][axis] + after)
  }

  func kernel(for node: Node) -> Kernel {
    let view = AxisView(node.inputs[0].shape, axis: axis)
    let (total, before) = (node.shape[axis], before)
    return { frame in
      let inner = view.inner * frame.events
      frame.output.update(repeating: 0, count: view.outer * total * inner)
      for outer in 0..<view.outer {
        (frame.output + (outer * total + before) * inner).update(
          from: frame.input(0) + outer * view.extent * inner, count: view.extent * inner)
      }
    }
  }

  func pullback(_ cotangent: Node, at node: Node) -> [Node?] {
    let extent = node.inputs[0].shape[axis]
    return [.apply(Slice(axis: axis, range: before..<(before + extent)), to: [cotangent])]
  }

  func pushforward(_ tangents: [Node?], at node: Node) -> Node? {
    tangents[0].map { .apply(self, to: [$0]) }
  }
}

/// Arrays joined along one axis; global parts are repeated for each event where others are per event.
struct Concatenate: GraphOperation {
  let axis: Int

  var name: String { "concatenate" }
  var role: OperationRole { .map }

  func resultShape(_ inputs: [Shape]) throws -> Shape {
    let first = inputs[0]
    let agree = inputs.allSatisfy {
      $0.rank == first.rank && axis < $0.rank
        && $0.replacing(axis: axis, with: 0) == first.replacing(axis: axis, with: 0)
    }
    guard agree else {
      throw OperationMisuse("shapes must agree except on axis \(axis)")
    }
    return first.replacing(axis: axis, with: inputs.reduce(0) { $0 + $1[axis] })
  }

  func kernel(for node: Node) -> Kernel {
    let views = node.inputs.map { AxisView($0.shape, axis: axis) }
    let total = node.shape[axis]
    return { frame in
      var position = 0
      for (index, view) in views.enumerated() {
        let inner = view.inner * frame.events
        for outer in 0..<view.outer {
          (frame.output + (outer * total + position) * inner).update(
            from: frame.input(index) + outer * view.extent * inner, count: view.extent * inner)
        }
        position += view.extent
      }
    }
  }

  func pullback(_ cotangent: Node, at node: Node) -> [Node?] {
    var position = 0
    return node.inputs.map { input in
      defer { position += input.shape[axis] }
      let range = position..<(position + input.shape[axis])
      return Node.apply(Slice(axis: axis, range: range), to: [cotangent]).unbroadcast(to: input)
    }
  }

  func pushforward(_ tangents: [Node?], at node: Node) -> Node? {
    guard tangents.contains(where: { $0 != nil }) else { return nil }
    return .concatenated(zip(tangents, node.inputs).map { $0 ?? $1.zeros() }, axis: axis)
  }
}

extension Node {
  func sliced(_ range: Range<Int>, axis: Int = 0) -> Node {
    axis < shape.rank && range == 0..<shape[axis]
      ? self : .apply(Slice(axis: axis, range: range), to: [self])
  }

  static func concatenated(_ parts: [Node], axis: Int) -> Node {
    guard parts.count > 1 else { return parts[0] }
    let space = parts.lazy.compactMap(\.space.eventSpace).first
    return .apply(
      Concatenate(axis: axis),
      to: parts.map { part in space.map { part.broadcast(toEventsOf: $0) } ?? part })
  }
}
