/// Counts a problem's evaluations, and ends a search that has arrived or spent its budget.
final class EvaluationMeter {
  /// Why a search was ended.
  enum End: Error { case arrived, exhausted }

  private let problem: MinimisationProblem
  private let limit: Int
  private let began = ContinuousClock.now
  private(set) var values = 0
  private(set) var gradients = 0
  private(set) var best = Double.infinity
  private(set) var bestPlace: [Double]
  private(set) var distance = Double.infinity

  init(_ problem: MinimisationProblem, limit: Int) {
    (self.problem, self.limit) = (problem, limit)
    bestPlace = problem.start.map { _ in 0 }
  }

  var seconds: Double { (ContinuousClock.now - began) / .seconds(1) }

  func value(_ z: [Double]) throws -> Double {
    try requireBudget()
    values += 1
    let position = problem.position(z)
    return try noted(try problem.value(position), z, position)
  }

  func valueAndGradient(_ z: [Double], _ gradient: inout [Double]) throws -> Double {
    try requireBudget()
    gradients += 1
    let position = problem.position(z)
    let value = try problem.valueAndGradient(position, &gradient)
    guard gradient.count == position.count else {
      throw StudyError.wrongGradient(found: gradient.count, expected: position.count)
    }
    for index in gradient.indices { gradient[index] *= problem.scales[index] }
    return try noted(value, z, position)
  }

  private func requireBudget() throws {
    if values + gradients >= limit { throw End.exhausted }
  }

  private func noted(_ value: Double, _ z: [Double], _ position: [Double]) throws -> Double {
    guard value.isFinite else { return value }
    distance = min(distance, problem.distance(position, value))
    if value < best { (best, bestPlace) = (value, z) }
    if distance <= 1 { throw End.arrived }
    return value
  }
}
