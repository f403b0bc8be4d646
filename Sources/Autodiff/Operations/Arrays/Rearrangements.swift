/// The same elements in the same order under another shape.
struct Reshape: GraphOperation {
  let shape: Shape

  var name: String { "reshape to \(shape)" }
  var role: OperationRole { .map }

  func resultShape(_ inputs: [Shape]) throws -> Shape {
    guard inputs[0].count == shape.count else {
      throw OperationMisuse("\(inputs[0].count) elements do not fill shape \(shape)")
    }
    return shape
  }

  var singlePrecision: SinglePrecisionSupport { .map }

  func kernel(for node: Node) -> Kernel {
    let count = shape.count
    if node.precision == .single {
      return { $0.single(0).update(from: $0.single(1), count: count * $0.events) }
    }
    return { $0.output.update(from: $0.input(0), count: count * $0.events) }
  }

  func pullback(_ cotangent: Node, at node: Node) -> [Node?] {
    [cotangent.reshaped(to: node.inputs[0].shape)]
  }

  func pushforward(_ tangents: [Node?], at node: Node) -> Node? {
    tangents[0].map { $0.reshaped(to: shape) }
  }
}

/// The axes in another order: axis i of the result is axis `axes[i]` of the input.
struct Transpose: GraphOperation {
  let axes: [Int]

  var name: String { "transpose" }
  var role: OperationRole { .map }

  func resultShape(_ inputs: [Shape]) throws -> Shape {
    guard axes.sorted() == Array(0..<inputs[0].rank) else {
      throw OperationMisuse("axes \(axes) are not a permutation of \(inputs[0].rank) axes")
    }
    return Shape(axes.map { inputs[0][$0] })
  }

  func kernel(for node: Node) -> Kernel {
    let strides = node.inputs[0].shape.strides
    let sources = node.shape.offsets(steps: axes.map { strides[$0] })
    return { copyRows(from: $0.input(0), at: sources, to: $0.output, events: $0.events) }
  }

  func pullback(_ cotangent: Node, at node: Node) -> [Node?] {
    var inverse = axes
    for (position, axis) in axes.enumerated() { inverse[axis] = position }
    return [.apply(Transpose(axes: inverse), to: [cotangent])]
  }

  func pushforward(_ tangents: [Node?], at node: Node) -> Node? {
    tangents[0].map { .apply(self, to: [$0]) }
  }
}

/// result row i ← source row `sources[i]`.
func copyRows(
  from source: UnsafePointer<Double>, at sources: [Int], to target: UnsafeMutablePointer<Double>,
  events n: Int
) {
  if n == 1 {
    for (item, index) in sources.enumerated() { target[item] = source[index] }
  } else {
    for (item, index) in sources.enumerated() {
      (target + item * n).update(from: source + index * n, count: n)
    }
  }
}

extension Node {
  func reshaped(to shape: Shape) -> Node {
    self.shape == shape ? self : .apply(Reshape(shape: shape), to: [self])
  }

  func insertingAxis(_ axis: Int) -> Node {
    var extents = shape.extents
    extents.insert(1, at: axis)
    return reshaped(to: Shape(extents))
  }

  func transposed() -> Node { .apply(Transpose(axes: [1, 0]), to: [self]) }
}
