import Foundation
import Testing

@testable import Studies

@Suite("Comparisons of optimisers")
struct OptimiserComparisonTests {
  /// Σ i (xᵢ − 1)², from 0.
  private func bowl(_ count: Int, precision: Double = 1e-6) -> MinimisationProblem {
    MinimisationProblem(
      "bowl", start: Array(repeating: 0, count: count), goal: .value(best: 0, within: precision),
      value: { x in x.indices.reduce(0) { $0 + Double($1 + 1) * (x[$1] - 1) * (x[$1] - 1) } },
      valueAndGradient: { x, gradient in
        for i in x.indices { gradient[i] = 2 * Double(i + 1) * (x[i] - 1) }
        return x.indices.reduce(0) { $0 + Double($1 + 1) * (x[$1] - 1) * (x[$1] - 1) }
      })
  }

  @Test(
    arguments: [.bfgs, .lbfgs, .adam(learningRate: 0.05), .bfgsByDifferences, .nelderMead]
      as [MinimisationMethod])
  func `every method arrives, and says what it asked for`(_ method: MinimisationMethod) throws {
    let run = try MinimisationRun(bowl(4), method, limit: 20_000)
    #expect(run.hasArrived && run.obstacle == nil && run.lowest <= 1e-6 && run.distance <= 1)
    #expect((run.gradients > 0) == method.usesGradient)
    #expect((run.values > 0) == !method.usesGradient)
  }

  @Test func `evaluations are counted inside the function`() throws {
    let counter = Counter()
    let problem = MinimisationProblem(
      "counted", start: [3, 3], goal: .position([0, 0], within: 1e-3),
      value: { x in
        counter.add()
        return x[0] * x[0] + x[1] * x[1]
      }, valueAndGradient: { _, _ in .nan })
    let run = try MinimisationRun(problem, .nelderMead, limit: 10_000)
    #expect(run.values == counter.count && run.hasArrived)
  }

  @Test func `without gradients the cost grows, with them it hardly does`() throws {
    let comparison = try OptimiserComparison(
      "bowl", of: [bowl(2), bowl(10)], by: [.bfgs, .nelderMead], limit: 100_000)
    let runs = comparison.runs
    #expect(runs.map(\.parameters) == [2, 2, 10, 10])
    #expect(runs[3].evaluations > 5 * runs[1].evaluations)
    #expect(runs[3].evaluations > 20 * runs[2].evaluations)
    #expect(comparison.table.text(.plain).split(separator: "\n").count == 5)
    #expect(comparison.figure.svg.text.contains("Nelder–Mead"))
  }

  @Test func `a budget ends a search, and the obstacle says so`() throws {
    let run = try MinimisationRun(bowl(10), .nelderMead, limit: 20)
    #expect(!run.hasArrived && run.evaluations == 20 && run.distance > 1)
    #expect(run.obstacle == "given up after 20 evaluations")
  }

  @Test func `scales make parameters equal`() throws {
    let value: @Sendable ([Double]) -> Double = { x in
      (x[0] / 1e6 - 1) * (x[0] / 1e6 - 1) + x[1] * x[1]
    }
    let problem = try MinimisationProblem(
      "scaled", start: [0, 2], scales: [1e6, 1], precision: 1e-8, value: value,
      valueAndGradient: { x, gradient in
        gradient = [2 * (x[0] / 1e6 - 1) / 1e6, 2 * x[1]]
        return value(x)
      })
    #expect(problem.goal == .value(best: 0, within: 1e-8) || problem.distance([1e6, 0], 0) < 1)
    let run = try MinimisationRun(problem, .bfgs, limit: 30)
    #expect(run.hasArrived)
  }

  @Test func `a gradient of another length is an error`() {
    let problem = MinimisationProblem(
      "wrong", start: [1, 1], goal: .value(best: 0, within: 1), value: { _ in 5 },
      valueAndGradient: { _, gradient in
        gradient = [1]
        return 5
      })
    #expect(throws: StudyError.wrongGradient(found: 1, expected: 2)) {
      try MinimisationRun(problem, .lbfgs, limit: 10)
    }
  }
}

private final class Counter: @unchecked Sendable {
  private let lock = NSLock()
  private var number = 0
  func add() { lock.withLock { number += 1 } }
  var count: Int { lock.withLock { number } }
}
