internal import CVectorMath

/// Σ over events of w · part, where the part is what an event leaves in each cell, or at each edge.
///
/// Inputs are x, the edges, the bandwidth, and w unless it is 1.
struct KernelSum: JointOperation {
  let part: KernelPart

  var name: String { part == .cells ? "kernel histogram" : "kernel histogram's \(part)" }
  var role: OperationRole { .reduction }

  func resultShape(_ inputs: [Shape]) throws -> Shape {
    try KernelArguments.checkedShapes(inputs)
    guard inputs.count == 3 || inputs[3] == .scalar else {
      throw OperationMisuse("one weight per event is expected, given \(inputs[3])")
    }
    return part.shape(edges: inputs[1])
  }

  static let sharedInputs = 3

  static func jointKernel(for nodes: [Node]) -> Kernel {
    let members = nodes.map { node in
      ((node.operation as! KernelSum).part, hasWeights: node.inputs.count == 4)
    }
    let edges = nodes[0].inputs[1].shape[0]
    let scratch = vm_kernel_scratch(edges, members.count)
    return { frame in
      withUnsafeTemporaryAllocation(of: Double.self, capacity: scratch) { scratch in
        withUnsafeTemporaryAllocation(of: vm_kernel_sum.self, capacity: members.count) { sums in
          var operand = 0
          for (index, (part, hasWeights)) in members.enumerated() {
            let weights = hasWeights ? UnsafePointer(frame.operand(operand + 4)) : nil
            sums.initializeElement(
              at: index,
              to: vm_kernel_sum(
                part: part.code, order: part.order, weights: weights,
                sums: frame.operand(operand)))
            operand += hasWeights ? 5 : 4
          }
          let axis = vm_kernel_axis(
            edges: frame.input(1), count: edges, bandwidth: frame.input(2)[0])
          vm_kernel_sums(
            axis, frame.input(0), frame.events, sums.baseAddress!, members.count,
            scratch.baseAddress!)
        }
      }
    }
  }

  private func parts(_ node: Node) -> (arguments: KernelArguments, weights: Node?) {
    let inputs = node.inputs
    return (
      KernelArguments(x: inputs[0], edges: inputs[1], bandwidth: inputs[2]),
      inputs.count == 4 ? inputs[3] : nil
    )
  }

  func pullback(_ cotangent: Node, at node: Node) -> [Node?] {
    let (arguments, weights) = parts(node)
    let shared = arguments.cotangents(of: part, coefficients: cotangent, weights: weights)
    return shared + (weights == nil ? [] : [arguments.mean(part, cotangent)])
  }

  func pushforward(_ tangents: [Node?], at node: Node) -> Node? {
    let (arguments, weights) = parts(node)
    let fromWeights = weights.flatMap { _ in tangents[3] }.map {
      arguments.sum(part, weights: $0)
    }
    return Node.sum([fromWeights, arguments.tangent(of: part, along: tangents, weights: weights)])
  }
}
