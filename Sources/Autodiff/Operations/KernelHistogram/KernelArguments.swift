/// The events and the edges that a kernel histogram and its derivatives are about.
struct KernelArguments {
  /// The observable, a scalar per event.
  let x: Node
  /// `[M]`.
  let edges: Node
  /// h, a scalar.
  let bandwidth: Node

  var nodes: [Node] { [x, edges, bandwidth] }

  static func checkedShapes(_ inputs: [Shape]) throws {
    guard inputs[0] == .scalar, inputs[1].rank == 1, inputs[1][0] >= 1, inputs[2] == .scalar else {
      throw OperationMisuse(
        """
        a scalar per event, a vector of at least one edge and a scalar bandwidth are expected, \
        given \(inputs[0]), \(inputs[1]) and \(inputs[2])
        """)
    }
  }

  /// Σ over events of weight · part; weights are 1 if nil.
  func sum(_ part: KernelPart, weights: Node?) -> Node {
    .apply(KernelSum(part: part), to: nodes + [weights].compactMap { $0 })
  }

  /// Σₖ coefficientₖ · partₖ, per event.
  func mean(_ part: KernelPart, _ coefficients: Node) -> Node {
    .apply(KernelMean(part: part), to: nodes + [coefficients])
  }
}
