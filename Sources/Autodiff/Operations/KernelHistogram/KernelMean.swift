internal import CVectorMath

/// Σₖ cₖ · partₖ for each event: of cells, the mean of cₖ over where the kernel spreads the event. It is
/// what a kernel histogram's weights and, of other parts, its observable receive in reverse mode.
///
/// Inputs are x, the edges, the bandwidth, and c.
struct KernelMean: JointOperation {
  let part: KernelPart

  var name: String { "kernel mean of \(part)" }
  var role: OperationRole { .map }

  func resultShape(_ inputs: [Shape]) throws -> Shape {
    try KernelArguments.checkedShapes(inputs)
    guard inputs[3] == part.shape(edges: inputs[1]) else {
      throw OperationMisuse(
        "coefficients of shape \(part.shape(edges: inputs[1])) are expected, given \(inputs[3])")
    }
    return .scalar
  }

  static let sharedInputs = 3

  static func jointKernel(for nodes: [Node]) -> Kernel {
    let parts = nodes.map { ($0.operation as! KernelMean).part }
    let edges = nodes[0].inputs[1].shape[0]
    let scratch = vm_kernel_scratch(edges, parts.count)
    return { frame in
      withUnsafeTemporaryAllocation(of: Double.self, capacity: scratch) { scratch in
        withUnsafeTemporaryAllocation(of: vm_kernel_mean.self, capacity: parts.count) { means in
          for (index, part) in parts.enumerated() {
            means.initializeElement(
              at: index,
              to: vm_kernel_mean(
                part: part.code, order: part.order,
                coefficients: frame.operand(5 * index + 4), means: frame.operand(5 * index)))
          }
          let axis = vm_kernel_axis(
            edges: frame.input(1), count: edges, bandwidth: frame.input(2)[0])
          vm_kernel_means(
            axis, frame.input(0), frame.events, means.baseAddress!, parts.count,
            scratch.baseAddress!)
        }
      }
    }
  }

  private func arguments(_ node: Node) -> KernelArguments {
    KernelArguments(x: node.inputs[0], edges: node.inputs[1], bandwidth: node.inputs[2])
  }

  func pullback(_ cotangent: Node, at node: Node) -> [Node?] {
    let arguments = arguments(node)
    let shared = arguments.cotangents(
      of: part, coefficients: node.inputs[3], weights: cotangent)
    return shared + [arguments.sum(part, weights: cotangent)]
  }

  func pushforward(_ tangents: [Node?], at node: Node) -> Node? {
    let arguments = arguments(node)
    return Node.sum([
      tangents[3].map { arguments.mean(part, $0) },
      arguments.tangent(of: part, along: tangents, coefficients: node.inputs[3]),
    ])
  }
}
