import NumericalMethods

/// x with f(x, φ) = 0, of one element or several, global or for each event, differentiated implicitly.
///
/// Inputs are the start, or both ends of a bracket, and the captured values φ. With J = ∂f/∂x at the root,
/// ẋ = −J⁻¹ ∂f/∂φ φ̇, and a cotangent x̄ goes to φ as −λᵀ ∂f/∂φ with Jᵀ λ = x̄ (implicit function theorem;
/// Griewank and Walther, Evaluating Derivatives, 2008, chapter 15). The rules are graph nodes over the
/// root itself and differentiate again.
struct SystemRootNode: IteratingOperation {
  enum Search: Hashable, Sendable {
    /// Newton's method from a start, with its steps halved where they lead nowhere; a global system is
    /// first brought near by Powell's hybrid method.
    case start
    /// Newton's method within a bracket, which is halved where that is better. For one element.
    case bracket
  }

  let function: ImplicitBody
  let search: Search
  let tolerance: Double
  /// The size below which elements of a root are as good as 0.
  let scale: Double
  let iterationLimit: Int

  var name: String { "root of \(function.label) (NaN if none is found)" }
  var role: OperationRole { .map }
  var iterations: Int { 20 }
  private var searchInputs: Int { search == .start ? 1 : 2 }

  func resultShape(_ inputs: [Shape]) throws -> Shape {
    let shape = function.variable.shape
    let ends = Array(repeating: shape, count: searchInputs)
    guard inputs == ends + function.body.placeholders.map(\.shape) else {
      throw OperationMisuse("starts of shape \(shape) are expected")
    }
    return shape
  }

  func scratchRows(for node: Node) -> Int {
    let count = node.shape.count
    return 5 * count + count * count + 10
  }

  func kernel(for node: Node) -> Kernel {
    let equations = BlockEquations(function, searchInputs: searchInputs)
    let (search, tolerance, limit, isGlobal) = (search, tolerance, iterationLimit, !node.isPerEvent)
    let scale = scale
    return { frame in
      equations.withBlock(frame) { block in
        switch search {
        case .start:
          block.copyInput(0)
          if isGlobal && block.count > 1 { block.approach(tolerance: tolerance, limit: limit) }
          block.newton(tolerance: tolerance, scale: scale, limit: limit)
        case .bracket: block.bisect(tolerance: tolerance, limit: limit)
        }
      }
    }
  }

  private func captured(_ node: Node) -> [Node] { Array(node.inputs.dropFirst(searchInputs)) }

  private func solve(_ side: Node, at node: Node, isTransposed: Bool) -> Node {
    let jacobian = function.inline([function.transposedJacobian], at: node, captured(node))[0]
    let flat = side.reshaped(to: [node.shape.count])
    // One equation is a division, the same in one pass over memory.
    if node.shape.count == 1 {
      return (flat / jacobian.reshaped(to: [1])).reshaped(to: node.shape)
    }
    let solve = LinearSolve(
      isTransposed: !isTransposed, matrix: "the Jacobian at the root of \(function.label)")
    return Node.apply(solve, to: [jacobian, flat]).reshaped(to: node.shape)
  }

  func pullback(_ cotangent: Node, at node: Node) -> [Node?] {
    pullback(cotangent, at: node, wanted: node.inputs.map { _ in true })
  }

  func pullback(_ cotangent: Node, at node: Node, wanted: [Bool]) -> [Node?] {
    let adjoint = -solve(cotangent, at: node, isTransposed: true)
    return Array(repeating: nil, count: searchInputs)
      + function.cotangents(
        along: adjoint, at: node, captured(node), wanted: Array(wanted.dropFirst(searchInputs)))
  }

  func pushforward(_ tangents: [Node?], at node: Node) -> Node? {
    function.tangent(
      along: Array(tangents.dropFirst(searchInputs)), at: node, captured(node)
    ).map { -solve($0.broadcast(like: node), at: node, isTransposed: false) }
  }
}

/// Where a system of equations f(x) = 0 is solved, as part of a graph.
///
/// ```swift
/// let vertex = findRoot("vertex", from: guess) { x in residuals(x, hits) }
/// ```
/// For one global value by Powell's hybrid method and Newton's, for events by Newton's method with steps
/// halved where they lead nowhere, each event on its own. Derivatives reach whatever the closure captures,
/// by the implicit function theorem, and never the start.
///
/// - Parameters:
///   - label: The name in messages.
///   - start: Where to begin; global, or per event.
///   - tolerance: The largest last step of an element x, relative to max(scale, |x|). Where rounding keeps
///     steps from lowering ‖f‖ any more, 1e-8 will do. At least 0.
///   - scale: The size below which elements are as good as 0, in the unit of x (1e-9 for times of
///     nanoseconds in seconds); 0 for none.
///   - iterationLimit: How often f is computed at most; at least 1.
///   - function: f; makes a value of the same shape. Nothing inside sums over events what depends on x.
/// - Returns: The root; NaN where none is found, which `firstNonFiniteValue` names.
public func findRoot<V: GraphValue>(
  _ label: String, from start: V, tolerance: Double = 1e-12, scale: Double = 1,
  iterationLimit: Int = 200, of function: (V) -> V
) -> V {
  requireSearch(label, tolerance: tolerance, scale: scale, iterationLimit: iterationLimit)
  let start = start.node.converted(to: .double)
  let (body, captured) = ImplicitBody.make(label, like: start) { function(.wrap($0)).node }
  let root = SystemRootNode(
    function: body, search: .start, tolerance: tolerance, scale: scale,
    iterationLimit: iterationLimit)
  return .wrap(.apply(root, to: [start.detached()] + captured))
}

/// Where a function of one variable changes sign between two ends, as part of a graph: for each event,
/// or once.
///
/// ```swift
/// let time = findRoot("drift time", between: zero, and: longest) { t in depth(t) - y }
/// ```
/// By Newton's method, with the bracket halved where a step leaves it or gains too little, so that it
/// cannot fail where f is continuous and has opposite signs at the ends. Derivatives reach whatever the
/// closure captures, by the implicit function theorem, and never the ends.
///
/// - Parameters:
///   - label: The name in messages.
///   - lower: One end, of one element; global, or per event.
///   - upper: The other end, of the same shape.
///   - tolerance: The largest last step, relative to the larger of |x| and the distance of the ends. At
///     least 0.
///   - iterationLimit: How often f is computed at most; at least 1.
///   - function: f; makes a value of the same shape. Nothing inside sums over events what depends on x.
/// - Returns: The root; NaN where f has the same sign at both ends, which `firstNonFiniteValue` names.
public func findRoot<V: GraphValue>(
  _ label: String, between lower: V, and upper: V, tolerance: Double = 1e-12,
  iterationLimit: Int = 200, of function: (V) -> V
) -> V {
  requireSearch(label, tolerance: tolerance, scale: 0, iterationLimit: iterationLimit)
  let ends = [lower.node, upper.node].map { $0.converted(to: .double) }
  guard ends[0].shape.count == 1, ends[0].shape == ends[1].shape, ends[0].space == ends[1].space
  else {
    graphFailure(
      """
      \(label): two ends of one element and of one kind, global or per event, are expected, given \
      '\(ends[0])' and '\(ends[1])'
      """)
  }
  let (body, captured) = ImplicitBody.make(label, like: ends[0]) { function(.wrap($0)).node }
  let root = SystemRootNode(
    function: body, search: .bracket, tolerance: tolerance, scale: 0,
    iterationLimit: iterationLimit)
  return .wrap(.apply(root, to: ends.map { $0.detached() } + captured))
}
