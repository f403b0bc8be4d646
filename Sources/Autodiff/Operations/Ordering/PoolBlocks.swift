/// Values averaged over the blocks that the isotonic regression of a sequence has along one axis. Inputs
/// are the sequence and the values.
///
/// The ascending sequence nearest to y in least squares is constant on blocks and there the mean of y;
/// neighbours whose means descend share a block. It is found by pooling adjacent violators in O(n) (Best
/// and Chakravarti, doi:10.1007/BF01580873). NaN along the whole axis where y is NaN. Blocks are constant
/// almost everywhere: no derivative passes to y, and averaging is symmetric. Where two blocks' means are
/// equal they are kept apart.
struct PoolBlocks: GraphOperation {
  let axis: Int

  var name: String { "pool blocks" }
  var role: OperationRole { .map }

  func resultShape(_ inputs: [Shape]) throws -> Shape {
    try AxisColumns.check(inputs, axis: axis)
    return inputs[0]
  }

  func kernel(for node: Node) -> Kernel {
    let columns = AxisColumns(node.shape, axis: axis)
    return { frame in
      let (sequence, values, output) = (frame.input(0), frame.input(1), frame.output)
      withUnsafeTemporaryAllocation(of: Block.self, capacity: columns.extent) { blocks in
        columns.forEach(events: frame.events) { start, step in
          let count = pool(sequence + start, step: step, columns.extent, into: blocks)
          var position = 0
          for block in blocks.prefix(count) {
            let rows = position..<position + block.size
            let sum = rows.reduce(0.0) { $0 + values[start + $1 * step] }
            let mean = block.sum.isNaN ? .nan : sum / Double(block.size)
            for row in rows { output[start + row * step] = mean }
            position = rows.upperBound
          }
        }
      }
    }
  }

  func pullback(_ cotangent: Node, at node: Node) -> [Node?] {
    [nil, cotangent.pooled(as: node.inputs[0], axis: axis)]
  }

  func pushforward(_ tangents: [Node?], at node: Node) -> Node? {
    tangents[1].map { $0.pooled(as: node.inputs[0], axis: axis) }
  }
}

private struct Block {
  var size: Int
  var sum: Double

  func isAbove(_ next: Block) -> Bool {
    sum / Double(size) > next.sum / Double(next.size)
  }
}

/// The blocks of a sequence, in order; a single one if an element is NaN.
///
/// - Returns: How many there are.
private func pool(
  _ sequence: UnsafePointer<Double>, step: Int, _ extent: Int,
  into blocks: UnsafeMutableBufferPointer<Block>
) -> Int {
  var count = 0
  for position in 0..<extent {
    var block = Block(size: 1, sum: sequence[position * step])
    if block.sum.isNaN {
      blocks[0] = Block(size: extent, sum: .nan)
      return 1
    }
    while count > 0, blocks[count - 1].isAbove(block) {
      count -= 1
      block.size += blocks[count].size
      block.sum += blocks[count].sum
    }
    blocks[count] = block
    count += 1
  }
  return count
}

extension Node {
  /// - Parameters:
  ///   - sequence: What is made ascending, of the same shape.
  ///   - axis: Along which axis, from the front.
  func pooled(as sequence: Node, axis: Int) -> Node {
    .apply(
      PoolBlocks(axis: axis), to: [sequence.broadcast(like: self), broadcast(like: sequence)])
  }
}
