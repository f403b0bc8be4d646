/// Values in the ascending order of keys along one axis, equal keys in order of position; or, reversed,
/// values in that order put back where their keys are. Inputs are the keys and the values.
///
/// NaN along the whole axis where a key is NaN. The order is constant almost everywhere: no derivative
/// passes to the keys, and the values' is exact. O(n log n).
struct Reorder: GraphOperation {
  let axis: Int
  let isReversed: Bool

  var name: String { isReversed ? "undo order" : "order" }
  var role: OperationRole { .map }

  func resultShape(_ inputs: [Shape]) throws -> Shape {
    try AxisColumns.check(inputs, axis: axis)
    return inputs[0]
  }

  func kernel(for node: Node) -> Kernel {
    let columns = AxisColumns(node.shape, axis: axis)
    let isReversed = isReversed
    return { frame in
      let (keys, values, output) = (frame.input(0), frame.input(1), frame.output)
      withUnsafeTemporaryAllocation(of: Int.self, capacity: columns.extent) { order in
        columns.forEach(events: frame.events) { start, step in
          let isOrdered = sort(order, by: keys + start, step: step)
          for (place, position) in order.enumerated() {
            let (source, target) = isReversed ? (place, position) : (position, place)
            output[start + target * step] = isOrdered ? values[start + source * step] : .nan
          }
        }
      }
    }
  }

  func pullback(_ cotangent: Node, at node: Node) -> [Node?] {
    [nil, cotangent.reordered(by: node.inputs[0], axis: axis, isReversed: !isReversed)]
  }

  func pushforward(_ tangents: [Node?], at node: Node) -> Node? {
    tangents[1].map { $0.reordered(by: node.inputs[0], axis: axis, isReversed: isReversed) }
  }
}

/// Positions in ascending order of their keys.
///
/// - Returns: Whether there is an order; if a key is NaN, the positions are as they come.
private func sort(
  _ order: UnsafeMutableBufferPointer<Int>, by keys: UnsafePointer<Double>, step: Int
) -> Bool {
  for position in order.indices {
    order[position] = position
    if keys[position * step].isNaN {
      for rest in position..<order.count { order[rest] = rest }
      return false
    }
  }
  if order.count > 24 {
    var order = order
    order.sort { a, b in
      let (x, y) = (keys[a * step], keys[b * step])
      return x != y ? x < y : a < b
    }
    return true
  }
  for place in order.indices.dropFirst() {
    let position = order[place]
    var hole = place
    while hole > 0, keys[order[hole - 1] * step] > keys[position * step] {
      order[hole] = order[hole - 1]
      hole -= 1
    }
    order[hole] = position
  }
  return true
}

extension Node {
  /// - Parameters:
  ///   - keys: What decides the order, of the same shape.
  ///   - axis: Along which axis, from the front.
  ///   - isReversed: Whether values are put back.
  func reordered(by keys: Node, axis: Int, isReversed: Bool = false) -> Node {
    .apply(
      Reorder(axis: axis, isReversed: isReversed),
      to: [keys.broadcast(like: self), broadcast(like: keys)])
  }
}
