import Foundation
import Testing

@testable import Autodiff

@Suite("Logarithms of probabilities")
struct LogProbabilityTests {
  private func number(_ value: GlobalExpression) throws -> Double { try value.value().scalar }

  @Test func `probabilities sum to one`() throws {
    let logit = GlobalExpression(0.7)
    let p = 1 / (1 + Foundation.exp(-0.7))
    #expect(abs(try number(LogProbability.bernoulli(1, logit: logit)) - Foundation.log(p)) < 1e-15)
    #expect(
      abs(try number(LogProbability.bernoulli(0, logit: logit)) - Foundation.log(1 - p)) < 1e-15)
    let probability = GlobalExpression(p)
    #expect(
      abs(try number(LogProbability.bernoulli(0, probability: probability)) - Foundation.log(1 - p))
        < 1e-15)
    let counts = GlobalExpression((0..<60).map(Double.init))
    let poisson = exp(LogProbability.poisson(counts, mean: GlobalExpression(7.5)))
    #expect(abs(try number(poisson.sum()) - 1) < 1e-12)
    #expect(abs(try number((poisson * counts).sum()) - 7.5) < 1e-11)
    let unit = GlobalExpression(Tensor(rows: [[1, 0, 0], [0, 1, 0], [0, 0, 1]]))
    let categories = LogProbability.categorical(unit, logits: GlobalExpression([0.3, -1, 2]))
    #expect(abs(try number(exp(categories).sum()) - 1) < 1e-15)
  }

  @Test func `densities integrate to one`() throws {
    let grid = GlobalExpression((0..<40_000).map { (Double($0) + 0.5) * 1e-3 })
    let decay = exp(LogProbability.exponential(grid, mean: GlobalExpression(1.7))).sum() * 1e-3
    #expect(abs(try number(decay) - 1) < 1e-6)
    let normal = exp(
      LogProbability.normal(grid, mean: GlobalExpression(18), sigma: GlobalExpression(1.3)))
    #expect(abs(try number(normal.sum()) * 1e-3 - 1) < 1e-12)
  }
}
