import NumericalMethods
import Parameters

/// A few iterations of GSL's quasi-Newton method in every step, for problems of few parameters.
///
/// Each step calls GSL's `vector_bfgs2` (Fletcher, Practical Methods of Optimization (1987),
/// section 2.6) for up to `iterations` line searches. It starts afresh every time: GSL keeps its
/// curvature where it can neither be read nor put back, so a training that is resumed could not go
/// on as it would have. The state is thus the number of steps alone; several iterations to a step
/// make up for it. A place where loss or gradient is not finite is backed off from.
///
/// The search is in the variables x/√f, f being each parameter's `learningRateFactor`: its first
/// direction is that of a first-order rule. All iterations of a step see the same loss.
public struct BFGS: Optimiser {
  /// How far the first trial of a step goes along the gradient, in raw values.
  public var learningRate: Double
  public var state = OptimiserState()
  /// Line searches in a step, at the most.
  public let iterations: Int
  /// Nothing moves where the gradient's Euclidean norm is at most this.
  public let gradientTolerance: Double

  public var moments: [Moment] { [] }

  /// - Parameters:
  ///   - learningRate: How far the first trial of a step goes along the gradient.
  ///   - iterations: Line searches in a step, at least 1.
  ///   - gradientTolerance: Where the gradient's norm is at most this, nothing moves and iterations
  ///     end; at least 0.
  public init(
    learningRate: Double = 0.1, iterations: Int = 20, gradientTolerance: Double = 1e-6
  ) {
    precondition(iterations >= 1, "\(iterations) iterations; give at least 1")
    precondition(gradientTolerance >= 0, "tolerance \(gradientTolerance); give at least 0")
    (self.iterations, self.gradientTolerance) = (iterations, gradientTolerance)
    self.learningRate = learningRate
    requireLearningRate()
  }

  @discardableResult
  public mutating func step(
    _ values: inout ParameterValues, from here: LossAndGradient,
    evaluate: (ParameterValues) throws -> LossAndGradient
  ) throws -> OptimiserStep {
    requireLearningRate()
    let start = SearchStart(values, here)
    if let obstacle = start.obstacle(learningRate: learningRate, tolerance: gradientTolerance) {
      state.step += 1
      return OptimiserStep(obstacle)
    }
    var visits = Visits(start, here)
    let minimum = try minimise(
      from: visits.origin, using: solver
    ) { position, gradient in
      try visits.visit(position, &gradient, evaluate)
    }
    state.step += 1
    // GSL's lowest point may be another one as high as the start.
    guard minimum.value < here.loss else {
      return OptimiserStep(.lineSearchFailed, evaluations: visits.count)
    }
    values = visits.values(minimum.position)
    return OptimiserStep(
      .moved, evaluations: visits.count, arrival: visits.arrival(minimum.position))
  }

  private var solver: NumericalMethods.BFGS {
    NumericalMethods.BFGS(
      gradientTolerance: gradientTolerance, iterationLimit: iterations, firstStep: learningRate)
  }
}

/// Where GSL went: displacements from the start, in the variables of the search.
private struct Visits {
  let origin: [Double]
  private(set) var count = 0
  private let start: SearchStart
  private let here: LossAndGradient
  private var lowest: (position: [Double], arrival: LossAndGradient)?

  init(_ start: SearchStart, _ here: LossAndGradient) {
    (self.start, self.here) = (start, here)
    origin = Array(repeating: 0, count: start.gradient.parameters.elementCount)
  }

  func values(_ position: [Double]) -> ParameterValues {
    start.values(along: ParameterValues(start.gradient.parameters, flattened: position))
  }

  func arrival(_ position: [Double]) -> LossAndGradient? {
    lowest?.position == position ? lowest?.arrival : nil
  }

  mutating func visit(
    _ position: [Double], _ gradient: inout [Double],
    _ evaluate: (ParameterValues) throws -> LossAndGradient
  ) rethrows -> Double {
    let there = try position == origin ? here : evaluated(position, evaluate)
    gradient = start.gradient(there).flattened
    return there.loss
  }

  private mutating func evaluated(
    _ position: [Double], _ evaluate: (ParameterValues) throws -> LossAndGradient
  ) rethrows -> LossAndGradient {
    count += 1
    let there = try evaluate(values(position))
    if there.isFinite && !(there.loss > lowest?.arrival.loss ?? here.loss) {
      lowest = (position, there)
    }
    return there
  }
}
