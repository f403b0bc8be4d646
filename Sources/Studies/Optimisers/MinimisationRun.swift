import Autodiff
import NumericalMethods
import Optimization
import Parameters

/// How a method did on a problem.
public struct MinimisationRun: Sendable, Hashable, Codable {
  /// The problem.
  public let problem: String
  /// The method.
  public let method: String
  /// How many parameters there are.
  public let parameters: Int
  /// Whether the goal was reached.
  public let hasArrived: Bool
  /// Why not, if not.
  public let obstacle: String?
  /// Calls for the value alone.
  public let values: Int
  /// Calls for the value with its gradient.
  public let gradients: Int
  /// From the start until the goal was reached or the search ended, the method's own work with it.
  public let seconds: Double
  /// The lowest value seen.
  public let lowest: Double
  /// The nearest that the search came to the goal, in units of what was asked: at most 1 within it.
  public let distance: Double

  /// All calls.
  public var evaluations: Int { values + gradients }

  /// Searches.
  ///
  /// - Parameters:
  ///   - problem: What is minimised.
  ///   - method: How.
  ///   - limit: Calls after which the search is given up.
  /// - Throws: What the problem's functions throw.
  public init(_ problem: MinimisationProblem, _ method: MinimisationMethod, limit: Int) throws {
    let meter = EvaluationMeter(problem, limit: limit)
    var (hasArrived, obstacle): (Bool, String?) = (false, nil)
    do {
      obstacle = try method.search(meter, parameters: problem.start.count)
    } catch EvaluationMeter.End.arrived {
      hasArrived = true
    } catch EvaluationMeter.End.exhausted {
      obstacle = "given up after \(limit) evaluations"
    }
    seconds = meter.seconds
    (self.problem, self.method) = (problem.name, "\(method)")
    (parameters, self.hasArrived, self.obstacle) = (problem.start.count, hasArrived, obstacle)
    (values, gradients) = (meter.values, meter.gradients)
    (lowest, distance) = (meter.best, meter.distance)
  }
}

extension MinimisationMethod {
  /// Searches until the meter ends it.
  ///
  /// - Returns: Why the search ended by itself.
  fileprivate func search(_ meter: EvaluationMeter, parameters count: Int) throws -> String {
    let origin = [Double](repeating: 0, count: count)
    switch self {
    case .bfgs:
      let minimum = try minimise(from: origin, using: Self.solver) {
        (z: [Double], gradient: inout [Double]) throws in try meter.valueAndGradient(z, &gradient)
      }
      return "\(minimum.outcome)"
    case .bfgsByDifferences:
      let minimum = try minimise(from: origin, using: Self.solver) {
        (z: [Double], gradient: inout [Double]) throws in
        try Self.differences(meter, z, &gradient)
      }
      return "\(minimum.outcome)"
    case .nelderMead: return try simplex(meter)
    case .lbfgs: return try step(LBFGS(gradientTolerance: 1e-12), meter, count)
    case .adam(let rate): return try step(Adam(learningRate: rate), meter, count)
    }
  }

  /// Tolerances far below what is asked.
  private static let solver = NumericalMethods.BFGS(
    gradientTolerance: 1e-12, iterationLimit: 1_000_000)

  private static func differences(
    _ meter: EvaluationMeter, _ z: [Double], _ gradient: inout [Double]
  ) throws -> Double {
    let value = try meter.value(z)
    // The cube root of the spacing of doubles balances the two errors of a central difference.
    let h = 6e-6
    for index in z.indices {
      var (up, down) = (z, z)
      up[index] += h
      down[index] -= h
      gradient[index] = (try meter.value(up) - meter.value(down)) / (up[index] - down[index])
    }
    return value
  }

  private func simplex(_ meter: EvaluationMeter) throws -> String {
    var step = 0.5
    var last = Double.infinity
    while true {
      _ = try minimise(
        from: meter.bestPlace,
        using: NelderMead(sizeTolerance: 1e-9, iterationLimit: 1_000_000, firstStep: step)
      ) { (z: [Double]) throws in try meter.value(z) }
      // Smaller simplices where larger ones gain nothing.
      if !(meter.best < last) { step /= 2 }
      if step < 1e-6 { return "the simplex collapses wherever it is set up" }
      last = meter.best
    }
  }

  private func step(
    _ optimiser: some Optimiser, _ meter: EvaluationMeter, _ count: Int
  ) throws -> String {
    var optimiser = optimiser
    let set = ParameterSet([
      Parameter(
        "z", shape: Shape([count]), initialiser: .value(Tensor(Array(repeating: 0, count: count))))
    ])
    func evaluate(_ values: ParameterValues) throws -> LossAndGradient {
      var gradient = [Double](repeating: 0, count: count)
      let loss = try meter.valueAndGradient(values.flattened, &gradient)
      return LossAndGradient(loss: loss, gradient: ParameterValues(set, flattened: gradient))
    }
    var values = ParameterValues.zeros(set)
    var here = try evaluate(values)
    while true {
      let step = try optimiser.step(&values, from: here, evaluate: evaluate)
      guard step.outcome.mayGoOn else { return "\(step.outcome)" }
      here = try step.arrival ?? evaluate(values)
    }
  }
}
