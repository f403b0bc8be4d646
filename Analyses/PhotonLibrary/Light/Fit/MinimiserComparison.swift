import NumericalMethods

/// What it costs to find a flash by different methods, to the same precision.
public struct MinimiserComparison: Sendable {
  /// How a minimum is searched.
  public enum Method: String, Sendable, CaseIterable {
    /// Newton's method, with first and second derivatives of the graph.
    case newton = "Newton"
    /// BFGS with the gradient of the graph.
    case bfgs = "BFGS, gradient"
    /// BFGS with central differences of the value.
    case differences = "BFGS, differences"
    /// The simplex of Nelder and Mead.
    case simplex = "Nelder-Mead"
  }

  /// What one search took until −log L was within 10⁻³ of its minimum, a twentieth of a standard error.
  public struct Cost: Sendable {
    /// Evaluations of the value alone.
    public let values: Int
    /// Evaluations of the value with its gradient.
    public let gradients: Int
    /// Evaluations of the value with gradient and second derivatives.
    public let hessians: Int
    /// Seconds.
    public let seconds: Double
  }

  /// How near to the minimum counts as there.
  public static let precision = 1e-3

  /// The number of parameters.
  public let parameters: Int
  /// What each method took; nothing for one that did not get there.
  public let costs: [Method: Cost]

  /// Searches the minimum for a flash from the same start with each method.
  ///
  /// - Parameters:
  ///   - model: The visibility that fits believe in.
  ///   - detector: The detector.
  ///   - freeEfficiencies: How many efficiencies are fitted beside the source.
  ///   - flash: The flash, of which only the counts are looked at.
  ///   - limit: Moves of the simplex.
  /// - Throws: What an evaluation throws.
  public init(
    _ model: some LightModel, of detector: LightDetector, freeEfficiencies: Int, flash: Flash,
    limit: Int = 50_000
  ) throws {
    let four = try FlashFitter(model, of: detector)
    let likelihood = FlashLikelihood(model, of: detector, freeEfficiencies: freeEfficiencies)
    let start =
      four.start(flash.counts) + Array(repeating: 0, count: freeEfficiencies)
    func search(_ method: Method, target: Double) throws -> WatchedObjective {
      let watched = WatchedObjective(
        FlashObjective(likelihood, counts: flash.counts), target: target)
      watched.search(method, from: start, limit: limit)
      if let failure = watched.objective.failure { throw failure }
      return watched
    }
    let lowest = try search(.newton, target: -.infinity).lowest
    parameters = start.count
    costs = try Method.allCases.reduce(into: [:]) { costs, method in
      costs[method] = try search(method, target: lowest + Self.precision).cost
    }
  }
}

/// An objective that remembers when a search first came below a target.
private final class WatchedObjective: SmoothObjective {
  let objective: FlashObjective
  private let target: Double
  private let clock = ContinuousClock()
  private let begin: ContinuousClock.Instant
  private(set) var lowest = Double.infinity
  private(set) var cost: MinimiserComparison.Cost?

  init(_ objective: FlashObjective, target: Double) {
    (self.objective, self.target) = (objective, target)
    // Plans are prepared at the first evaluation, which no method shall pay for.
    let x = [Double](repeating: 0, count: objective.likelihood.parameters.shape[0])
    var (slope, hessian) = (x, ArrowMatrix(.init(count: x.count)))
    _ = objective.value(at: x)
    _ = objective.value(at: x, gradient: &slope)
    _ = objective.derivatives(at: x, gradient: &slope, hessian: &hessian)
    begin = clock.now
  }

  private func note(_ value: Double) -> Double {
    if value < lowest { lowest = value }
    if cost == nil, value <= target {
      cost = MinimiserComparison.Cost(
        values: objective.valueCount - 1, gradients: objective.gradientCount - 1,
        hessians: objective.hessianCount - 1,
        seconds: begin.duration(to: clock.now) / .seconds(1))
    }
    return value
  }

  func value(at x: [Double]) -> Double { note(objective.value(at: x)) }

  func derivatives(at x: [Double], gradient: inout [Double], hessian: inout ArrowMatrix) -> Double {
    note(objective.derivatives(at: x, gradient: &gradient, hessian: &hessian))
  }

  private func differences(at x: [Double], gradient: inout [Double]) -> Double {
    let step = 1e-5
    gradient = x.indices.map { index in
      var (up, down) = (x, x)
      up[index] += step
      down[index] -= step
      return (value(at: up) - value(at: down)) / (2 * step)
    }
    return value(at: x)
  }

  func search(_ method: MinimiserComparison.Method, from start: [Double], limit: Int) {
    let bounds = objective.likelihood.bounds
    switch method {
    case .newton:
      _ = BoundedNewton().minimise(self, from: start, lower: bounds.lower, upper: bounds.upper)
    case .bfgs:
      _ = minimise(from: start, using: BFGS(firstStep: 0.01)) { x, slope in
        note(objective.value(at: x, gradient: &slope))
      }
    case .differences:
      _ = minimise(from: start, using: BFGS(firstStep: 0.01)) { x, slope in
        differences(at: x, gradient: &slope)
      }
    case .simplex:
      let solver = NelderMead(sizeTolerance: 1e-6, iterationLimit: limit, firstStep: 0.1)
      _ = minimise(from: start, using: solver) { value(at: $0) }
    }
  }
}
