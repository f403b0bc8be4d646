/// An operation of which several nodes over the same first inputs are computed in one go.
///
/// A sweep runs them as one instruction, so that what they share, such as an exponential, is
/// computed once for each event.
protocol JointOperation: GraphOperation {
  /// How many of the first inputs nodes must have in common to be computed together. A map's other
  /// inputs must be global, as its members are computed where the first of them stands. Maps and
  /// reductions of one type may only meet if they have all inputs in common.
  static var sharedInputs: Int { get }

  /// What else nodes must have in common to be computed together.
  var sharedOptions: AnyHashable { get }

  /// One kernel for several nodes of this type. The frame's operands are each node's output and
  /// inputs, node after node.
  static func jointKernel(for nodes: [Node]) -> Kernel
}

extension JointOperation {
  var sharedOptions: AnyHashable { AnyHashable(0) }

  func kernel(for node: Node) -> Kernel { Self.jointKernel(for: [node]) }
}
