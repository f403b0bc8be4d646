import NumericalMethods

/// A function to be minimised, and what is asked of a minimum.
public struct MinimisationProblem: Sendable {
  /// When a search has arrived.
  public enum Goal: Sendable, Hashable, Codable {
    /// The value is at most `best` + `within`.
    case value(best: Double, within: Double)
    /// No parameter is further from the minimum than `within` of its scale.
    case position([Double], within: Double)
  }

  /// What it is.
  public let name: String
  /// Where searches begin, `[parameters]`.
  public let start: [Double]
  /// Lengths of the parameters that are of the same importance, `[parameters]`: searches see (x − start)/scale.
  public let scales: [Double]
  /// When a search has arrived.
  public let goal: Goal
  let value: @Sendable ([Double]) throws -> Double
  let valueAndGradient: @Sendable ([Double], inout [Double]) throws -> Double

  /// - Parameters:
  ///   - name: What it is.
  ///   - start: Where searches begin, `[parameters]`.
  ///   - scales: Lengths of the parameters that are of the same importance, positive, `[parameters]`; 1 if nil.
  ///   - goal: When a search has arrived.
  ///   - value: The function.
  ///   - valueAndGradient: The function's value; writes its gradient into the second argument.
  /// - Precondition: There are as many scales as parameters, and they are positive.
  public init(
    _ name: String, start: [Double], scales: [Double]? = nil, goal: Goal,
    value: @escaping @Sendable ([Double]) throws -> Double,
    valueAndGradient: @escaping @Sendable ([Double], inout [Double]) throws -> Double
  ) {
    let scales = scales ?? start.map { _ in 1 }
    precondition(
      scales.count == start.count && scales.allSatisfy { $0 > 0 && $0.isFinite },
      "MinimisationProblem '\(name)': \(start.count) parameters, scales \(scales)")
    (self.name, self.start, self.scales, self.goal) = (name, start, scales, goal)
    (self.value, self.valueAndGradient) = (value, valueAndGradient)
  }

  /// A problem whose goal is a value near the lowest that a search with gradients finds.
  ///
  /// - Parameters:
  ///   - name: What it is.
  ///   - start: Where searches begin, `[parameters]`.
  ///   - scales: Lengths of the parameters that are of the same importance, positive, `[parameters]`; 1 if nil.
  ///   - precision: How near to the lowest value a search has to come.
  ///   - value: The function.
  ///   - valueAndGradient: The function's value; writes its gradient into the second argument.
  /// - Throws: What the function throws.
  public init(
    _ name: String, start: [Double], scales: [Double]? = nil, precision: Double,
    value: @escaping @Sendable ([Double]) throws -> Double,
    valueAndGradient: @escaping @Sendable ([Double], inout [Double]) throws -> Double
  ) throws {
    let draft = MinimisationProblem(
      name, start: start, scales: scales, goal: .value(best: -.infinity, within: 0), value: value,
      valueAndGradient: valueAndGradient)
    let solver = BFGS(gradientTolerance: 1e-9, iterationLimit: 10_000)
    let minimum = try minimise(
      from: start.map { _ in 0 }, using: solver,
      valueAndGradient: { (z: [Double], gradient: inout [Double]) throws in
        let value = try valueAndGradient(draft.position(z), &gradient)
        for index in gradient.indices { gradient[index] *= draft.scales[index] }
        return value
      })
    self.init(
      name, start: start, scales: scales, goal: .value(best: minimum.value, within: precision),
      value: value, valueAndGradient: valueAndGradient)
  }

  /// The parameters at a place of the search.
  func position(_ z: [Double]) -> [Double] {
    z.indices.map { start[$0] + scales[$0] * z[$0] }
  }

  /// How far a place is from the goal: at most 1 within it.
  func distance(_ position: [Double], _ value: Double) -> Double {
    switch goal {
    case .value(let best, let within): (value - best) / within
    case .position(let target, let within):
      position.indices.map { abs(position[$0] - target[$0]) / scales[$0] / within }.max() ?? 0
    }
  }
}
