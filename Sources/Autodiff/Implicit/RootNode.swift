import NumericalMethods

/// Where a function of one variable changes sign, found by a solver, differentiated implicitly.
///
/// Inputs are the start, the first step and the function's captured values φ. At the root f(x, φ) = 0, so
/// dx/dφ = −(∂f/∂φ)/(∂f/∂x). The rules are graph nodes over the root itself and differentiate again.
struct RootNode: GraphOperation {
  let objective: Objective

  var name: String { "root of \(objective.label)" }
  var role: OperationRole { .global }

  func resultShape(_ inputs: [Shape]) throws -> Shape {
    guard inputs[0] == [1], inputs[1] == [1] else {
      throw OperationMisuse("a start and a step of shape [1] are expected, given \(inputs)")
    }
    return [1]
  }

  func kernel(for node: Node) -> Kernel {
    { frame in
      frame.output[0] = objective.withFunction(in: frame, after: 2) { function in
        let root = try? findRoot(
          beyond: frame.input(0)[0], step: frame.input(1)[0],
          using: Brent(absoluteTolerance: 1e-13, relativeTolerance: 1e-11)
        ) { function.value(at: [$0]) }
        guard let root else { return .infinity }
        return root.outcome == .converged ? root.position : .nan
      }
    }
  }

  private func captured(_ node: Node) -> [Node] { Array(node.inputs.dropFirst(2)) }

  /// ∂f/∂x at the root.
  private func slope(at node: Node) -> Node {
    objective.inline([objective.gradient], variable: node, captured: captured(node))[0]
  }

  func pullback(_ cotangent: Node, at node: Node) -> [Node?] {
    let inner = vectorJacobianProducts(
      [objective.value], cotangents: [.constant(1)], withRespectTo: objective.placeholders)
    var outer = objective.inline(
      inner.compactMap { $0 }, variable: node, captured: captured(node))[...]
    let factor = -(cotangent / slope(at: node)).reshaped(to: .scalar)
    return [nil, nil] + inner.map { $0 == nil ? nil : factor * outer.removeFirst() }
  }

  func pushforward(_ tangents: [Node?], at node: Node) -> Node? {
    let inner = vectorJacobianProducts(
      [objective.value], cotangents: [.constant(1)], withRespectTo: objective.placeholders)
    var outer = objective.inline(
      inner.compactMap { $0 }, variable: node, captured: captured(node))[...]
    let change = Node.sum(
      zip(inner, tangents.dropFirst(2)).map { slope, tangent in
        guard slope != nil else { return nil }
        let partial = outer.removeFirst()
        return tangent.map { (partial * $0).summed(to: .scalar) }
      })
    return change.map { -($0.reshaped(to: [1]) / slope(at: node)) }
  }
}

/// Where a function first changes sign beyond a point, as part of a graph.
///
/// ```swift
/// let limit = findRoot("limit", beyond: 0, step: 1) { mu in cls(mu) - 0.05 }
/// gradient(of: limit, withRespectTo: templates)
/// ```
/// The closure may use any expressions of the surrounding graph; derivatives reach them by the implicit
/// function theorem, dx/dφ = −(∂f/∂φ)/(∂f/∂x).
///
/// - Parameters:
///   - label: The name in messages.
///   - start: Where the search begins, a scalar; the function is not 0 there. No derivative flows to it.
///   - step: The length of the first interval tried, a scalar; the next ones double.
///   - function: Builds the scalar whose root is asked for.
/// - Returns: The root; ∞ if the function keeps its sign for sixty doublings, NaN if it is not finite.
public func findRoot(
  _ label: String, beyond start: GlobalExpression, step: GlobalExpression,
  of function: (GlobalExpression) -> GlobalExpression
) -> GlobalExpression {
  let objective = Objective(label: label, count: 1) { function($0[0]) }
  let root = Node.apply(
    RootNode(objective: objective),
    to: [start.reshaped(to: [1]).node.detached(), step.reshaped(to: [1]).node.detached()]
      + objective.operands)
  return GlobalExpression(root)[0]
}
