/// x with x = f(x, φ), found by repeating f, differentiated implicitly.
///
/// Inputs are the start and the captured values φ. With J = ∂f/∂x at the fixed point, tangents obey
/// ẋ = J ẋ + ∂f/∂φ φ̇, and a cotangent x̄ goes to φ as λᵀ ∂f/∂φ with λ = Jᵀ λ + x̄: fixed points again, of
/// functions that contract as f does, so that the rules differentiate again. Christianson, Optim. Methods
/// Softw. 3 (1994) 311, doi:10.1080/10556789408805572.
struct FixedPoint: IteratingOperation {
  /// When an event's x counts as settled.
  enum Convergence: Hashable, Sendable {
    /// Each element changes by at most the tolerance times max(scale, |x|).
    case elements(scale: Double)
    /// No element changes by more than the tolerance times the largest. Linear equations take this: it
    /// asks the same of every multiple of a cotangent, and not the digits of elements that cancel.
    case largest
  }

  let function: ImplicitBody
  let tolerance: Double
  let convergence: Convergence
  let iterationLimit: Int

  var name: String { "fixed point of \(function.label) (NaN if it does not converge)" }
  var role: OperationRole { .map }
  var iterations: Int { 20 }

  func resultShape(_ inputs: [Shape]) throws -> Shape {
    guard inputs == [function.variable.shape] + function.body.placeholders.map(\.shape) else {
      throw OperationMisuse("a start of shape \(function.variable.shape) is expected")
    }
    return inputs[0]
  }

  func scratchRows(for node: Node) -> Int {
    function.body.program(yielding: false).rowCount + 3 * node.shape.count
  }

  func kernel(for node: Node) -> Kernel {
    let runner = LoopRunner(function.body, yielding: false)
    let (rows, limit) = (node.shape.count, iterationLimit)
    let (tolerance, convergence) = (tolerance, convergence)
    return { frame in
      let n = frame.events
      runner.program.withWorkspace { workspace in
        withUnsafeTemporaryAllocation(of: Double.self, capacity: (2 * rows + 1) * n) { memory in
          var (from, to) = (memory.baseAddress!, memory.baseAddress! + rows * n)
          let open = memory.baseAddress! + 2 * rows * n
          open.update(repeating: 1, count: n)
          runner.begin(workspace, frame)
          runner.copyStarts(of: frame, to: from)
          var left = n
          for step in 0..<limit where left > 0 {
            runner.run(step, on: workspace, from: from, to: to, yields: nil)
            left = settle(from, to, open, rows: rows, events: n, tolerance, convergence)
            swap(&from, &to)
          }
          for event in 0..<n where open[event] != 0 {
            for row in 0..<rows { from[row * n + event] = .nan }
          }
          frame.output.update(from: from, count: rows * n)
        }
      }
    }
  }

  private func captured(_ node: Node) -> [Node] { Array(node.inputs.dropFirst()) }

  private func again(_ body: LoopBody) -> FixedPoint {
    FixedPoint(
      function: ImplicitBody(body: body), tolerance: tolerance, convergence: .largest,
      iterationLimit: iterationLimit)
  }

  func pullback(_ cotangent: Node, at node: Node) -> [Node?] {
    pullback(cotangent, at: node, wanted: node.inputs.map { _ in true })
  }

  func pullback(_ cotangent: Node, at node: Node, wanted: [Bool]) -> [Node?] {
    let captured = captured(node)
    var adjoint = cotangent
    if let body = function.body.linearised(backwards: true) {
      adjoint = .apply(again(body), to: [cotangent, node] + captured + [cotangent])
    }
    return [nil]
      + function.cotangents(
        along: adjoint, at: node, captured, wanted: Array(wanted.dropFirst()))
  }

  func pushforward(_ tangents: [Node?], at node: Node) -> Node? {
    let captured = captured(node)
    guard
      let change = function.tangent(along: Array(tangents.dropFirst()), at: node, captured)
    else { return nil }
    let source = change.broadcast(like: node)
    guard let body = function.body.linearised(backwards: false) else { return source }
    return .apply(again(body), to: [source, node] + captured + [source])
  }
}

/// Closes events that have converged, whose values stay as they are however long others take, so that no
/// event's bits depend on its neighbours.
///
/// - Returns: How many are still open.
private func settle(
  _ from: UnsafePointer<Double>, _ to: UnsafeMutablePointer<Double>,
  _ open: UnsafeMutablePointer<Double>, rows: Int, events n: Int, _ tolerance: Double,
  _ convergence: FixedPoint.Convergence
) -> Int {
  var left = 0
  for event in 0..<n {
    if open[event] == 0 {
      for row in 0..<rows { to[row * n + event] = from[row * n + event] }
      continue
    }
    // What grows beyond all numbers is not settled, though its change is no more than it is.
    var (isSettled, isNaN) = (true, false)
    var (change, largest) = (0.0, 0.0)
    for row in 0..<rows {
      let (a, b) = (from[row * n + event], to[row * n + event])
      isNaN = isNaN || b.isNaN
      isSettled = isSettled && b.isFinite
      if case .elements(let scale) = convergence {
        isSettled = isSettled && Swift.abs(b - a) <= tolerance * Swift.max(scale, Swift.abs(b))
      } else {
        change = Swift.max(change, Swift.abs(b - a))
        largest = Swift.max(largest, Swift.abs(b))
      }
    }
    // Among subnormal numbers, rounding alone may change the last digit for ever.
    if case .largest = convergence {
      isSettled = isSettled && change <= Swift.max(tolerance * largest, .leastNormalMagnitude)
    }
    if isNaN { for row in 0..<rows { to[row * n + event] = .nan } }
    if isSettled || isNaN { open[event] = 0 } else { left += 1 }
  }
  return left
}

/// A value that the given function leaves unchanged, x = f(x), as part of a graph.
///
/// ```swift
/// let angle = fixedPoint("Kepler", from: meanAnomaly) { e in meanAnomaly + eccentricity * sin(e) }
/// ```
/// f is repeated until no element changes by more than the tolerance; it converges where f contracts, and
/// derivatives are found by iterations that contract as fast. They reach whatever the closure captures,
/// by the implicit function theorem, and never the start. For events, each has a fixed point of its own.
///
/// - Parameters:
///   - label: The name in messages.
///   - start: Where to begin; global, or per event.
///   - tolerance: The largest change of an element x, relative to max(scale, |x|); in the iterations for
///     derivatives, whose size is not known, relative to the largest element of each. At least 0.
///   - scale: The size below which elements are as good as 0, in the unit of x; 0 for none.
///   - iterationLimit: How often f is computed at most; at least 1.
///   - function: f; makes a value of the same shape. Nothing inside sums over events what depends on x.
/// - Returns: The fixed point; NaN where it does not converge, which `firstNonFiniteValue` names.
public func fixedPoint<V: GraphValue>(
  _ label: String, from start: V, tolerance: Double = 1e-13, scale: Double = 1,
  iterationLimit: Int = 1000, _ function: (V) -> V
) -> V {
  requireSearch(label, tolerance: tolerance, scale: scale, iterationLimit: iterationLimit)
  let start = start.node.converted(to: .double)
  let (body, captured) = ImplicitBody.make(label, like: start) { function(.wrap($0)).node }
  return .wrap(
    .apply(
      FixedPoint(
        function: body, tolerance: tolerance, convergence: .elements(scale: scale),
        iterationLimit: iterationLimit),
      to: [start.detached()] + captured))
}
