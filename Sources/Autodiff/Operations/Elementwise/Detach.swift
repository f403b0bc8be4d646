/// The same value, through which no derivative passes, in either mode.
struct Detach: GraphOperation {
  var name: String { "detached" }
  var role: OperationRole { .map }

  func resultShape(_ inputs: [Shape]) -> Shape { inputs[0] }

  func kernel(for node: Node) -> Kernel {
    let count = node.shape.count
    return { $0.output.update(from: $0.input(0), count: count * $0.events) }
  }

  func pullback(_ cotangent: Node, at node: Node) -> [Node?] { [nil] }
  func pushforward(_ tangents: [Node?], at node: Node) -> Node? { nil }
}
