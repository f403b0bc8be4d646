@testable import Autodiff

/// A mistake in building a graph, and what the program says as it stops.
struct GraphMistake: Sendable {
  let message: String
  let line: Int
  let make: @Sendable () -> Void

  init(_ message: String, line: Int = #line, make: @escaping @Sendable () -> Void) {
    (self.message, self.line, self.make) = (message, line, make)
  }

  static let all = [
    GraphMistake(
      """
      add([2, 3], [4]): shapes [2, 3] and [4] do not broadcast (aligned at the last axis, extents \
      must agree or be 1)
      """
    ) { _ = array([2, 3]) + array([4]) },
    GraphMistake("select([2], [3], []): condition [2] and branches [3], [] do not broadcast") {
      _ = array([2]).select(array([3]), array([]))
    },
    GraphMistake(
      "matrix product([2, 3], [2, 4]): [2, 3] · [2, 4]: the inner extents must agree"
    ) { _ = matmul(array([2, 3]), array([2, 4])) },
    GraphMistake(
      """
      matrix product([2] per event, [3] per event): a per-event right factor must be a vector and \
      its left factor global; for products within an event use (a * b).sum()
      """
    ) {
      let x = column(EventSpace("s")).node
      _ = x.stacked(2).matrixProduct(x.stacked(3))
    },
    GraphMistake("drift: 0 steps; at least 1 is expected") {
      _ = iterated(steps: 0, from: array([2]), label: "drift") { _, x in x }
    },
    GraphMistake("drift: state 2 has shape [3], and [] after a step") {
      _ = iterated(steps: 2, from: (array([2]), array([3])), label: "drift") { _, x, y in
        (x, y.sum())
      }
    },
    GraphMistake(
      """
      drift: a sum over events ('sum over events []') depends on what changes inside; sums over events \
      can be taken before or after, not inside
      """
    ) {
      _ = iterated(steps: 2, from: column(EventSpace("s")), label: "drift") { _, x in
        x - x.sumOverEvents()
      }
    },
    GraphMistake(
      """
      drift: the derivative of a global value is clipped inside, where it is known for one block of \
      events at a time; clip the value before, or clip per-event values
      """
    ) {
      _ = iterated(steps: 2, from: column(EventSpace("s")), label: "drift") { step, x in
        x * (array([]) * step).clippingDerivative(to: .value(1))
      }
    },
    GraphMistake("clippingDerivative: the limit is 0.0; it is positive") {
      _ = array([]).clippingDerivative(to: .norm(0))
    },
    GraphMistake(
      "Kepler: a result of the variable's shape [2] is expected, given []"
    ) { _ = fixedPoint("Kepler", from: array([2])) { $0.sum() } },
    GraphMistake("Kepler: the iteration limit is -1; at least 1 is expected") {
      _ = fixedPoint("Kepler", from: array([]), iterationLimit: -1) { sin($0) }
    },
    GraphMistake("Kepler: the tolerance is nan; a finite number, at least 0, is expected") {
      _ = fixedPoint("Kepler", from: array([]), tolerance: .nan) { sin($0) }
    },
    GraphMistake("vertex: the scale is inf; a finite number, at least 0, is expected") {
      _ = findRoot("vertex", from: array([]), scale: .infinity) { sin($0) }
    },
    GraphMistake("vertex: the iteration limit is 0; at least 1 is expected") {
      _ = findRoot("vertex", from: array([]), iterationLimit: 0) { sin($0) }
    },
    GraphMistake("range: the tolerance is -1e-06; a finite number, at least 0, is expected") {
      _ = findRoot("range", between: array([]), and: array([]), tolerance: -1e-6) { sin($0) }
    },
    GraphMistake("range: the iteration limit is -3; at least 1 is expected") {
      _ = findRoot("range", between: array([]), and: array([]), iterationLimit: -3) { sin($0) }
    },
    GraphMistake(
      """
      interpolation: .akima is not linear in the values, which are expressions; use .linear or \
      .naturalCubic
      """
    ) {
      _ = try? InterpolationTable(knots: [0, 1, 2, 3, 4], values: array([5]), method: .akima)
    },
    GraphMistake("concatenate([2, 3], [2, 4]): shapes must agree except on axis 0") {
      _ = concatenate([array([2, 3]), array([2, 4])])
    },
    GraphMistake("concatenate(): no parts are given") { _ = concatenate([GlobalExpression]()) },
    GraphMistake("concatenate([2], …): there is no axis 1") {
      _ = concatenate([array([2]), array([2])], axis: 1)
    },
    GraphMistake("slice([3]): positions 1..<5 are outside axis 0") { _ = array([3])[1..<5] },
    GraphMistake("slice([3]): positions 5..<3 are outside axis 0") { _ = array([3])[5...] },
    GraphMistake("element([3]): there is no position 3 on the first axis") { _ = array([3])[3] },
    GraphMistake("slice([3]): there is no axis 2") { _ = array([3]).sliced(0..<1, axis: 2) },
    GraphMistake("sum([3]): there is no axis -2") { _ = array([3]).sum(axis: -2) },
    GraphMistake("gather([3]): position 7 on axis 0 is outside shape [3]") {
      _ = array([3]).gathered([0, 7])
    },
    GraphMistake("reshape to [4]([2, 3]): 6 elements do not fill shape [4]") {
      _ = array([2, 3]).reshaped(to: [4])
    },
    GraphMistake("diagonal([2, 3]): a square matrix is expected") { _ = array([2, 3]).diagonal() },
    GraphMistake("log-determinant([2, 3]): a square matrix is expected, given [2, 3]") {
      _ = array([2, 3]).logDeterminant()
    },
    GraphMistake("gradient(of: [2]): the gradient of a scalar is expected") {
      let x = array([2])
      _ = gradient(of: x * x, withRespectTo: x)
    },
    GraphMistake(
      """
      add([] per event, [] per event): per-event values of two samples meet, 'signal' and \
      'background'; reduce each over its events first
      """
    ) { _ = column(EventSpace("signal")) + column(EventSpace("background")) },
    GraphMistake(
      """
      multiply([] per event, [] per event): per-event values of two samples meet, 'signal' and \
      'background'; reduce each over its events first
      """
    ) {
      _ = array([]).broadcast(toEventsOf: EventSpace("signal")) * column(EventSpace("background"))
    },
    GraphMistake(
      """
      'stray': operations of type Stray are not registered; conform to CustomOperation and use \
      apply(_:to:)
      """
    ) { _ = Node.apply(Stray(), to: []) },
    GraphMistake("fit: a scalar objective is expected, given shape [1, 2]") {
      _ = minimise("fit", from: [1.0, 2.0], lower: [0, 0], upper: [2, 2]) {
        $0.reshaped(to: [1, 2])
      }
    },
    GraphMistake(
      "fit: a start of shape [n] and n ordered bounds are expected, given [1], [3.0], [2.0]"
    ) { _ = minimise("fit", from: [1.0], lower: [3], upper: [2]) { $0.sum() } },
    GraphMistake(
      """
      fit: per-event values (multiply [] per event of s) depend on the variable of a minimisation; \
      only objectives of global values, as binned likelihoods are, can be minimised
      """
    ) {
      let x = column(EventSpace("s"))
      _ = minimise("fit", from: [1.0], lower: [0], upper: [2]) { (x * $0[0]).sumOverEvents() }
    },
  ]
}

private func array(_ shape: Shape) -> GlobalExpression { .parameter("p", shape: shape) }

private func column(_ space: EventSpace) -> EventExpression { .column("x", of: space) }

extension Node {
  fileprivate func stacked(_ count: Int) -> Node {
    stack(Array(repeating: EventExpression(self), count: count)).node
  }
}

private struct Stray: GraphOperation {
  var name: String { "stray" }
  var role: OperationRole { .global }
  func resultShape(_ inputs: [Shape]) -> Shape { .scalar }
  func kernel(for node: Node) -> Kernel { { _ in } }
  func pullback(_ cotangent: Node, at node: Node) -> [Node?] { [] }
  func pushforward(_ tangents: [Node?], at node: Node) -> Node? { nil }
}
