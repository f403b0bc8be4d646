import NumericalMethods

/// A minimum as expressions: where it is, how low, and how it was found.
public struct Minimisation: Sendable {
  /// The minimiser θ̂, of shape `[n]`; differentiable by the implicit function theorem.
  public let position: GlobalExpression
  /// The objective at θ̂; differentiable by the envelope theorem.
  public let value: GlobalExpression
  /// 1 for a variable that moves freely, 0 for one held at a bound, of shape `[n]`.
  public let isFree: GlobalExpression
  /// What `MinimisationReport` reads once evaluated, of shape `[5]`.
  public let report: GlobalExpression
  /// Makes the graph of the Hessian, which is large where there are many variables.
  private let makeHessian: @Sendable () -> GlobalExpression

  init(
    position: GlobalExpression, value: GlobalExpression, isFree: GlobalExpression,
    report: GlobalExpression, hessian: @escaping @Sendable () -> GlobalExpression
  ) {
    (self.position, self.value) = (position, value)
    (self.isFree, self.report) = (isFree, report)
    makeHessian = hessian
  }

  /// ∂²L/∂θ² at θ̂, of shape `[n, n]`.
  public var hessian: GlobalExpression { makeHessian() }
}

extension Minimisation {
  /// Another minimum of as many variables where a scalar condition is not 0.
  public func replaced(by other: Minimisation, where condition: GlobalExpression) -> Minimisation {
    Minimisation(
      position: condition.select(other.position, position),
      value: condition.select(other.value, value),
      isFree: condition.select(other.isFree, isFree),
      report: condition.select(other.report, report),
      hessian: { condition.select(other.hessian, hessian) })
  }
}

/// How a minimisation ended.
public struct MinimisationReport: Sendable {
  public let value: Double
  public let iterations: Int
  public let outcome: BoundedOutcome
  /// gᵀH⁻¹g at the last point, twice the decrease that a further step would promise.
  public let decrement: Double
  /// The method that the minimisation ended with.
  public let solver: BoundedSolver

  /// - Parameter report: The evaluated `Minimisation.report`.
  public init(_ report: Tensor) {
    precondition(report.shape == [Argmin.reportCount], "not a report: shape \(report.shape)")
    value = report[0]
    iterations = Int(report[1])
    outcome = BoundedOutcome(rawValue: Int(report[2]))!
    decrement = report[3]
    solver = BoundedSolver(rawValue: Int(report[4]))!
  }
}

/// Minimises a scalar over a vector, as part of a graph.
///
/// ```swift
/// let fit = minimise("likelihood", from: [1.0, 0.0], lower: [0, -5], upper: [10, 5]) { theta in
///   negativeLogLikelihood(theta, templates)
/// }
/// gradient(of: fit.position[0], withRespectTo: templates)
/// ```
/// The closure may use any expressions of the surrounding graph; derivatives reach them through the
/// minimum without unrolling the solver's iterations.
///
/// - Parameters:
///   - label: The name in messages.
///   - start: Where the solver starts, of shape `[n]`; no derivative flows to it.
///   - lower: Lower bounds, −∞ for none.
///   - upper: Upper bounds.
///   - solved: The same function in a form of its own, which the solver uses in place of the graph.
///   - inputs: What it takes its values from.
///   - objective: Builds the scalar to minimise from the vector.
/// - Returns: The minimum. If the solver does not converge the report says so, and why. Where the
///   Hessian of the free variables is singular, derivatives of the position are NaN.
public func minimise(
  _ label: String, from start: GlobalExpression, lower: [Double], upper: [Double],
  solving solved: (any SolvableObjective)? = nil, reading inputs: [GlobalExpression] = [],
  _ objective: (GlobalExpression) -> GlobalExpression
) -> Minimisation {
  let n = start.shape.count
  guard start.shape.rank == 1, lower.count == n, upper.count == n,
    zip(lower, upper).allSatisfy({ $0 <= $1 })
  else {
    graphFailure(
      """
      \(label): a start of shape [n] and n ordered bounds are expected, given \(start.shape), \
      \(lower), \(upper)
      """)
  }
  let objective = Objective(
    label: label, count: n, solved: solved, reading: inputs, objective)
  let packed = Node.apply(
    Argmin(objective: objective, lower: lower, upper: upper, solver: .init()),
    to: [start.node] + objective.operands)
  let position = packed.sliced(0..<n)
  let value = Node.apply(Envelope(objective: objective), to: [position] + objective.operands)
  return Minimisation(
    position: GlobalExpression(position), value: GlobalExpression(value),
    isFree: GlobalExpression(packed.sliced(n..<(2 * n)).detached()),
    report: GlobalExpression(packed.sliced((2 * n)..<packed.shape[0]).detached()),
    hessian: {
      GlobalExpression(
        objective.inline(
          [objective.hessian], variable: position, captured: objective.captured)[0])
    })
}
