import NumericalMethods
import Synchronization

/// An objective in a form of its own that a solver evaluates faster than the graph.
public protocol SolvableObjective: Sendable {
  /// The function for given values.
  ///
  /// - Parameter inputs: The values of the expressions that were given as its inputs, in that order;
  ///   valid until the function is done with.
  func function(of inputs: [UnsafePointer<Double>]) -> any SmoothObjective
}

/// A scalar function of a vector and of captured values, closed under differentiation.
///
/// The largest parts of the graph that do not depend on the vector are captured as inputs: they are
/// computed once outside, however often the function is evaluated inside a solver.
final class Objective: Sendable {
  let label: String
  /// Placeholder of the vector that is varied.
  let variable: Node
  /// Values from outside, and the placeholders that stand for them.
  let captured: [Node]
  let placeholders: [Node]
  let value: Node
  /// The same function for a solver, faster than the graph; it reads the values of `inputs`.
  let solved: (any SolvableObjective)?
  let inputs: [Node]
  private let derivatives = Mutex<Derivatives?>(nil)
  private let idle = Mutex<[ObjectiveProgram]>([])

  private struct Derivatives {
    let gradient: Node
    let hessian: Node
  }

  init(
    label: String, count: Int, solved: (any SolvableObjective)? = nil,
    reading inputs: [GlobalExpression] = [], _ build: (GlobalExpression) -> GlobalExpression
  ) {
    self.label = label
    (self.solved, self.inputs) = (solved, inputs.map(\.node))
    let variable = GlobalExpression.parameter(label, shape: [count])
    let result = build(variable)
    if result.shape.count != 1 {
      graphFailure("\(label): a scalar objective is expected, given shape \(result.shape)")
    }
    let captured = Objective.captures(of: result.node, variable: variable.node)
    let placeholders = captured.map { Node.input("captured \($0.operation.name)", shape: $0.shape) }
    let value = substitute(
      Dictionary(uniqueKeysWithValues: zip(captured, placeholders)), in: [result.node])[0]
    self.variable = variable.node
    self.captured = captured
    self.placeholders = placeholders
    self.value = GlobalExpression(value).reshaped(to: .scalar).node
  }

  var gradient: Node { withDerivatives(\.gradient) }
  var hessian: Node { withDerivatives(\.hessian) }

  /// Made at first use: a solver with its own function needs none of them, and the Hessian of many
  /// variables is large.
  private func withDerivatives(_ part: KeyPath<Derivatives, Node>) -> Node {
    derivatives.withLock { known in
      if known == nil {
        let theta = GlobalExpression(variable)
        let gradient = Autodiff.gradient(of: GlobalExpression(value), withRespectTo: theta)
        known = Derivatives(
          gradient: gradient.node, hessian: jacobian(of: gradient, withRespectTo: theta).node)
      }
      return known![keyPath: part]
    }
  }

  /// The outermost nodes that do not depend on the variable.
  private static func captures(of value: Node, variable: Node) -> [Node] {
    var dependent: Set<Node> = [variable]
    let order = topologicalOrder(of: [value])
    for node in order where node.inputs.contains(where: dependent.contains) {
      dependent.insert(node)
    }
    if !dependent.contains(value) { return value.operation is Constant ? [] : [value] }
    if let perEvent = order.first(where: { dependent.contains($0) && $0.isPerEvent }) {
      graphFailure(
        """
        \(variable.operation.name): per-event values (\(perEvent)) depend on the variable of a \
        minimisation; only objectives of global values, as binned likelihoods are, can be minimised
        """)
    }
    var captured: [Node] = []
    var seen = Set<Node>()
    for node in order where dependent.contains(node) {
      for input in node.inputs where !dependent.contains(input) && seen.insert(input).inserted {
        if !(input.operation is Constant) { captured.append(input) }
      }
    }
    return captured
  }

  /// Nodes over the placeholders, rebuilt over actual values.
  func inline(_ nodes: [Node], variable: Node, captured: [Node], extra: [Node: Node] = [:])
    -> [Node]
  {
    var replacements = extra
    replacements[self.variable] = variable
    for (placeholder, node) in zip(placeholders, captured) { replacements[placeholder] = node }
    return substitute(replacements, in: nodes)
  }

  /// What a node of the minimum takes beside its start or position: captured values, then inputs.
  var operands: [Node] { captured + inputs }

  /// Lends the function of a node's operands, which follow its first inputs, to `body`; concurrent
  /// calls get one each.
  func withFunction<R>(
    in frame: Frame, after count: Int = 1, _ body: (any SmoothObjective) -> R
  ) -> R {
    func operand(_ index: Int) -> UnsafePointer<Double> {
      UnsafePointer(frame.input(count + index))
    }
    if let solved {
      let values = inputs.indices.map { operand(captured.count + $0) }
      return body(solved.function(of: values))
    }
    let program = idle.withLock { $0.popLast() } ?? ObjectiveProgram(self)
    defer { idle.withLock { $0.append(program) } }
    program.capture(captured.indices.map(operand))
    return body(program)
  }
}

extension Objective: Hashable {
  static func == (a: Objective, b: Objective) -> Bool { a === b }
  func hash(into hasher: inout Hasher) { hasher.combine(ObjectIdentifier(self)) }
}

/// An objective compiled to run without allocation: value alone, or with both derivatives.
final class ObjectiveProgram: SmoothObjective, @unchecked Sendable {
  // Unchecked: lent to one task at a time by `Objective.withFunction`.
  private let objective: Objective
  private let order: Int
  private let valueOnly: GlobalProgram
  /// Made when derivatives are first asked for.
  private var derivatives: GlobalProgram?
  private var captured: [UnsafePointer<Double>]

  init(_ objective: Objective) {
    self.objective = objective
    order = objective.variable.shape.count
    valueOnly = GlobalProgram([objective.value], inputs: Self.inputs(objective))
    captured = []
  }

  private static func inputs(_ objective: Objective) -> [Node] {
    [objective.variable] + objective.placeholders
  }

  /// Takes the captured values, which stay where they are until the next call.
  func capture(_ values: [UnsafePointer<Double>]) {
    captured = values
    Self.set(values, in: valueOnly)
    if let derivatives { Self.set(values, in: derivatives) }
  }

  private static func set(_ values: [UnsafePointer<Double>], in program: GlobalProgram) {
    for (index, value) in values.enumerated() { program.set(input: index + 1, value) }
  }

  private var withDerivatives: GlobalProgram {
    if let derivatives { return derivatives }
    let program = GlobalProgram(
      [objective.value, objective.gradient, objective.hessian], inputs: Self.inputs(objective))
    Self.set(captured, in: program)
    derivatives = program
    return program
  }

  func value(at x: [Double]) -> Double {
    valueOnly.set(input: 0, x)
    valueOnly.run()
    return valueOnly.output(0)[0]
  }

  func derivatives(at x: [Double], gradient: inout [Double], hessian: inout ArrowMatrix)
    -> Double
  {
    let program = withDerivatives
    program.set(input: 0, x)
    program.run()
    for i in 0..<order { gradient[i] = program.output(1)[i] }
    for i in 0..<(order * order) { hessian.dense[i] = program.output(2)[i] }
    return program.output(0)[0]
  }
}
