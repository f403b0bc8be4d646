/// An operation defined outside the library, with its own derivative rules.
///
/// ```swift
/// struct Cube: CustomOperation {
///   let name = "cube"
///   func resultShape(_ inputs: [Shape]) -> Shape { inputs[0] }
///   func evaluate(_ x: [Tensor]) -> Tensor { … }
///   func pullback(_ cotangent: Node, at node: Node) -> [Node?] {
///     [cotangent * 3 * square(node.inputs[0])]
///   }
///   func pushforward(_ tangents: [Node?], at node: Node) -> Node? {
///     tangents[0].map { $0 * 3 * square(node.inputs[0]) }
///   }
/// }
/// let y = apply(Cube(), to: x)
/// ```
/// The rules build graph nodes, so they differentiate again. `checkDerivatives` compares them with
/// finite differences.
public protocol CustomOperation: Hashable, Sendable {
  var name: String { get }

  /// The result's shape; throws `OperationMisuse` saying what is expected.
  func resultShape(_ inputs: [Shape]) throws -> Shape

  /// The value, from one event's inputs (or from the global inputs).
  func evaluate(_ inputs: [Tensor]) -> Tensor

  /// Reverse mode: each input's cotangent, in that input's shape; nil where structurally zero.
  /// Use `unbroadcast(to:)` for inputs that the operation broadcasts.
  func pullback(_ cotangent: Node, at node: Node) -> [Node?]

  /// Forward mode: the result's tangent; nil inputs are structurally zero.
  func pushforward(_ tangents: [Node?], at node: Node) -> Node?
}

/// A `CustomOperation` as a node of the graph.
struct UserOperation: GraphOperation {
  let base: any CustomOperation

  static func == (a: UserOperation, b: UserOperation) -> Bool {
    AnyHashable(a.base) == AnyHashable(b.base)
  }

  func hash(into hasher: inout Hasher) { hasher.combine(AnyHashable(base)) }

  var name: String { base.name }
  var role: OperationRole { .map }

  func resultShape(_ inputs: [Shape]) throws -> Shape { try base.resultShape(inputs) }

  func kernel(for node: Node) -> Kernel {
    let inputs = node.inputs.map { (shape: $0.shape, isPerEvent: $0.isPerEvent) }
    let (base, shape) = (base, node.shape)
    let isGlobal = !node.isPerEvent
    return { frame in
      if isGlobal {
        let values = inputs.enumerated().map { index, input in
          Tensor(
            shape: input.shape,
            elements: Array(
              UnsafeBufferPointer(start: frame.input(index), count: input.shape.count)))
        }
        base.checked(values, shape).elements.withUnsafeBufferPointer {
          frame.output.update(from: $0.baseAddress!, count: $0.count)
        }
        return
      }
      let n = frame.events
      for event in 0..<n {
        let values = inputs.enumerated().map { index, input in
          let (step, offset) = input.isPerEvent ? (n, event) : (1, 0)
          return Tensor(
            shape: input.shape,
            elements: (0..<input.shape.count).map { frame.input(index)[$0 * step + offset] })
        }
        let result = base.checked(values, shape)
        for item in 0..<shape.count { frame.output[item * n + event] = result.elements[item] }
      }
    }
  }

  func pullback(_ cotangent: Node, at node: Node) -> [Node?] {
    base.pullback(cotangent, at: node)
  }

  func pushforward(_ tangents: [Node?], at node: Node) -> Node? {
    base.pushforward(tangents, at: node)
  }
}

extension CustomOperation {
  /// The value, of the shape that was promised.
  fileprivate func checked(_ inputs: [Tensor], _ shape: Shape) -> Tensor {
    let result = evaluate(inputs)
    precondition(
      result.shape == shape, "\(name) promised shape \(shape), returned \(result.shape)")
    return result
  }
}

/// Applies a custom operation to values of one kind.
public func apply<V: GraphValue>(_ operation: some CustomOperation, to inputs: V...) -> V {
  .wrap(.apply(UserOperation(base: operation), to: inputs.map(\.node)))
}
