import NumericalMethods

extension Objective {
  /// The captured values among the inputs of a node, which follow its first.
  fileprivate func captured(among node: Node) -> [Node] {
    Array(node.inputs.dropFirst().prefix(captured.count))
  }
}

/// The minimiser of an objective within bounds, found by a solver, differentiated implicitly.
///
/// Inputs are the start and the objective's captured values φ. The result packs the position θ̂, a
/// mask that is 0 for variables held at a bound, and a report. At the minimum ∂L/∂θ = 0 for free
/// variables, so dθ̂/dφ = −H⁻¹ ∂²L/∂θ∂φ with H restricted to them (implicit function theorem); held
/// variables do not move. The rules are graph nodes over θ̂ itself and differentiate again.
struct Argmin: GraphOperation {
  let objective: Objective
  let lower: [Double]
  let upper: [Double]
  let solver: Solver

  /// A solver has no bearing on the identity of the minimum that it finds.
  struct Solver: Hashable, Sendable {
    var minimiser = BoundedMinimiser()
    static func == (a: Solver, b: Solver) -> Bool { true }
    func hash(into hasher: inout Hasher) {}
  }

  static let reportCount = 5

  var name: String { "minimum of \(objective.label)" }
  var role: OperationRole { .global }
  private var count: Int { lower.count }

  func resultShape(_ inputs: [Shape]) throws -> Shape {
    guard inputs[0] == [count] else {
      throw OperationMisuse("a start of shape [\(count)] is expected, given \(inputs[0])")
    }
    return [2 * count + Self.reportCount]
  }

  func kernel(for node: Node) -> Kernel {
    { frame in
      let start = Array(UnsafeBufferPointer(start: frame.input(0), count: count))
      let minimum = objective.withFunction(in: frame) {
        solver.minimiser.minimise($0, from: start, lower: lower, upper: upper)
      }
      let report = [
        minimum.value, Double(minimum.iterations), Double(minimum.outcome.rawValue),
        minimum.decrement, Double(minimum.solver.rawValue),
      ]
      let packed = minimum.position + minimum.isFree.map { $0 ? 1 : 0 } + report
      for (index, value) in packed.enumerated() { frame.output[index] = value }
    }
  }

  /// H with the rows and columns of held variables replaced by the identity's.
  private func freeHessian(_ position: Node, _ mask: Node, _ captured: [Node]) -> Node {
    let hessian = objective.inline(
      [objective.hessian], variable: position, captured: captured)[0]
    // Selected, not multiplied: a held variable may sit where its curvature is infinite.
    let both = mask.insertingAxis(1) * mask.insertingAxis(0)
    return .select(both, hessian, .constant(array: .identity(count)))
  }

  /// Nothing is thrown where H is singular: the derivative is NaN, and its name says why.
  private var hessianName: String { "the Hessian at the minimum of \(objective.label)" }

  private func parts(_ node: Node) -> (position: Node, mask: Node, captured: [Node]) {
    (
      node.sliced(0..<count), node.sliced(count..<(2 * count)).detached(),
      objective.captured(among: node)
    )
  }

  func pullback(_ cotangent: Node, at node: Node) -> [Node?] {
    let (position, mask, captured) = parts(node)
    let direction = cotangent.sliced(0..<count)
    let adjoint =
      mask
      * freeHessian(position, mask, captured)
      .choleskySolve(mask * direction, matrix: hessianName)
    let placeholder = Node.input("adjoint", shape: [count])
    let inner = vectorJacobianProducts(
      [objective.gradient], cotangents: [placeholder], withRespectTo: objective.placeholders)
    let known = inner.compactMap { $0 }
    var outer = objective.inline(
      known, variable: position, captured: captured, extra: [placeholder: -adjoint])[...]
    return [nil] + inner.map { $0 == nil ? nil : outer.removeFirst() }
      + objective.inputs.map { _ in nil }
  }

  func pushforward(_ tangents: [Node?], at node: Node) -> Node? {
    let (position, mask, captured) = parts(node)
    var along: [(source: Node, tangent: Node)] = []
    var extra: [Node: Node] = [:]
    for (placeholder, tangent) in zip(objective.placeholders, tangents.dropFirst()) {
      guard let tangent else { continue }
      let inner = Node.input("tangent", shape: placeholder.shape)
      along.append((placeholder, inner))
      extra[inner] = tangent
    }
    guard let slope = jacobianVectorProducts([objective.gradient], along: along)[0] else {
      return nil
    }
    let change = objective.inline(
      [slope], variable: position, captured: captured, extra: extra)[0]
    let step =
      mask
      * freeHessian(position, mask, captured)
      .choleskySolve(-(mask * change), matrix: hessianName)
    let rest = node.shape[0] - count
    return .apply(Pad(axis: 0, before: 0, after: rest), to: [step])
  }
}

/// The value of an objective at its minimum, differentiated by the envelope theorem.
///
/// d/dφ L(θ̂(φ), φ) = ∂L/∂φ, because ∂L/∂θ = 0 for free variables and held ones do not move. The rule
/// keeps θ̂(φ) as a node, so second derivatives include its motion.
struct Envelope: GraphOperation {
  let objective: Objective

  var name: String { "minimum value of \(objective.label)" }
  var role: OperationRole { .global }

  func resultShape(_ inputs: [Shape]) -> Shape { .scalar }

  func kernel(for node: Node) -> Kernel {
    let count = objective.variable.shape.count
    return { frame in
      let position = Array(UnsafeBufferPointer(start: frame.input(0), count: count))
      frame.output[0] = objective.withFunction(in: frame) {
        $0.value(at: position)
      }
    }
  }

  private func slopes(at node: Node) -> [Node?] {
    let inner = vectorJacobianProducts(
      [objective.value], cotangents: [.constant(1)], withRespectTo: objective.placeholders)
    var outer = objective.inline(
      inner.compactMap { $0 }, variable: node.inputs[0], captured: objective.captured(among: node))[
        ...]
    return inner.map { $0 == nil ? nil : outer.removeFirst() }
  }

  func pullback(_ cotangent: Node, at node: Node) -> [Node?] {
    [nil] + slopes(at: node).map { $0.map { cotangent * $0 } } + objective.inputs.map { _ in nil }
  }

  func pushforward(_ tangents: [Node?], at node: Node) -> Node? {
    Node.sum(
      zip(slopes(at: node), tangents.dropFirst()).map { slope, tangent in
        slope.flatMap { slope in tangent.map { (slope * $0).summed(to: .scalar) } }
      })
  }
}
