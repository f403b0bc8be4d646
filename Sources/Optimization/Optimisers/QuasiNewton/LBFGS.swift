import Parameters

/// Quasi-Newton steps from the curvature that the last ones have met: few evaluations where all
/// events count in every step.
///
/// x ← x − α H g, H from `memory` pairs by the two-loop recursion (Nocedal and Wright, "Numerical
/// Optimization" (2006), algorithms 7.4 and 7.5; Liu and Nocedal, doi:10.1007/BF01589116), α by a
/// line search that satisfies the strong Wolfe conditions and backs off where the loss or its
/// gradient is not finite. A pair without positive curvature is not kept. A line search that fails
/// is made again along the gradient, with all pairs forgotten; if that fails too, the values stay
/// and the outcome is `lineSearchFailed`.
///
/// The search is in the variables x/√f, f being each parameter's `learningRateFactor`: without
/// pairs it moves along the line on which first-order rules do. The loss must not change within a
/// step; where it changes between steps, as with batches of events, the pairs fit it the less. The
/// state holds one displacement and one change of the gradient for each pair, in these variables,
/// zeros where there is none yet.
public struct LBFGS: Optimiser {
  /// How far the first trial goes along the gradient while there are no pairs, in raw values; from
  /// then on the first trial is the quasi-Newton step. It hardly matters, and a schedule does not
  /// help.
  public var learningRate: Double
  public var state = OptimiserState()
  /// How many pairs are remembered.
  public let memory: Int
  /// c₂: a line search ends where the slope has fallen to this share.
  public let curvature: Double
  /// Evaluations before a line search gives up.
  public let evaluationLimit: Int
  /// Nothing moves where the gradient's Euclidean norm is at most this.
  public let gradientTolerance: Double

  public var moments: [Moment] {
    (1...memory).flatMap { [.displacement($0), .gradientChange($0)] }
  }

  /// - Parameters:
  ///   - learningRate: How far the first trial goes along the gradient while there are no pairs.
  ///   - memory: How many pairs are remembered, at least 1; 3 to 20 are usual.
  ///   - curvature: c₂, above c₁ = 10⁻⁴ and below 1.
  ///   - evaluationLimit: Evaluations before a line search gives up, at least 1.
  ///   - gradientTolerance: Nothing moves where the gradient's norm is at most this; at least 0.
  public init(
    learningRate: Double = 0.1, memory: Int = 10, curvature: Double = 0.9,
    evaluationLimit: Int = 25, gradientTolerance: Double = 1e-6
  ) {
    precondition(memory >= 1, "a memory of \(memory) pairs; give at least 1")
    precondition(1e-4..<1 ~= curvature, "curvature \(curvature); give one in 0.0001..<1")
    precondition(evaluationLimit >= 1, "\(evaluationLimit) evaluations; give at least 1")
    precondition(gradientTolerance >= 0, "tolerance \(gradientTolerance); give at least 0")
    (self.memory, self.curvature) = (memory, curvature)
    (self.evaluationLimit, self.gradientTolerance) = (evaluationLimit, gradientTolerance)
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
    var pairs = CurvaturePairs(state, memory: memory, like: start.gradient)
    let obstacle = start.obstacle(learningRate: learningRate, tolerance: gradientTolerance)
    var evaluations = 0
    let move =
      obstacle != nil
      ? nil
      : try move(from: start, &pairs) {
        evaluations += 1
        return try evaluate($0)
      }
    state = OptimiserState(step: state.step + 1, moments: pairs.moments(start.gradient.parameters))
    values = move?.values ?? values
    return OptimiserStep(
      obstacle ?? (move == nil ? .lineSearchFailed : .moved), evaluations: evaluations,
      arrival: move?.arrival)
  }

  private typealias Move = (values: ParameterValues, arrival: LossAndGradient)

  /// Along the quasi-Newton direction, else along the gradient; nil where neither goes down.
  private func move(
    from start: SearchStart, _ pairs: inout CurvaturePairs,
    _ evaluate: (ParameterValues) throws -> LossAndGradient
  ) throws -> Move? {
    if !pairs.isEmpty {
      if let move = try search(from: start, firstStep: 1, &pairs, evaluate) { return move }
      pairs.removeAll()
    }
    return try search(
      from: start, firstStep: learningRate / start.gradient.norm, &pairs, evaluate)
  }

  private func search(
    from start: SearchStart, firstStep: Double, _ pairs: inout CurvaturePairs,
    _ evaluate: (ParameterValues) throws -> LossAndGradient
  ) throws -> Move? {
    let direction = pairs.direction(start.gradient)
    let slope = direction.dot(start.gradient)
    // Rounding can spoil the direction, and overflow its slope or the first step.
    guard slope < 0, slope.isFinite, firstStep > 0 else { return nil }
    var search = StrongWolfeSearch(
      from: LineTrial(step: 0, slope: slope, arrival: start.here), curvature: curvature,
      evaluationLimit: evaluationLimit)
    let found = try search.run(firstStep: firstStep) { step in
      let arrival = try evaluate(start.values(along: direction, by: step))
      return LineTrial(
        step: step, slope: direction.dot(start.gradient(arrival)), arrival: arrival)
    }
    guard let found else { return nil }
    pairs.add(
      displacement: direction.scaled(by: found.step),
      change: start.gradient(found.arrival).adding(start.gradient, scaledBy: -1))
    return (start.values(along: direction, by: found.step), found.arrival)
  }
}
