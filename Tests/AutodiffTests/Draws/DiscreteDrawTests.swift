import Foundation
import Testing

@testable import Autodiff

@Suite("Discrete draws and their relaxations")
struct DiscreteDrawTests {
  private let draws = Draws(seed: 3, purpose: "test")
  private let logits = GlobalExpression.parameter("logits", shape: [3])
  private let point: Tensor = [0.2, -0.5, 1.1]
  private let count = 20_000

  private var probabilities: [Double] {
    let weights = point.elements.map { Foundation.exp($0) }
    return weights.map { $0 / weights.reduce(0, +) }
  }

  private func drawn(
    _ form: DiscreteForm, temperature: GlobalExpression = 0.5
  ) -> GlobalExpression {
    draws.categorical(logits: logits, temperature: temperature, as: form, shape: [count, 3])
  }

  @Test func `categories occur with their probabilities`() throws {
    let x = try drawn(.exact).value(at: [logits: point])
    for row in 0..<count {
      #expect((0..<3).map { x[row, $0] }.sorted() == [0, 0, 1])
    }
    for (category, p) in probabilities.enumerated() {
      let share = (0..<count).reduce(0) { $0 + x[$1, category] } / Double(count)
      #expect(abs(share - p) < 4 * (p * (1 - p) / Double(count)).squareRoot())
    }
  }

  @Test func `straight through is exact forwards and relaxed backwards`() throws {
    let weights = GlobalExpression([1, -2, 0.5])
    func outcome(_ form: DiscreteForm) throws -> [Tensor] {
      let loss = (drawn(form) * weights).sum()
      return try values(
        of: [drawn(form), gradient(of: loss, withRespectTo: logits)], at: [logits: point])
    }
    let (exact, relaxed) = (try drawn(.exact).value(at: [logits: point]), try outcome(.relaxed))
    let through = try outcome(.straightThrough)
    #expect(through[0] == exact)
    #expect(through[1] == relaxed[1] && relaxed[0] != exact)
    #expect(!isDifferentiable(drawn(.exact).sum(), withRespectTo: logits))
  }

  @Test func `relaxed categories become exact as the temperature goes to 0`() throws {
    let exact = try drawn(.exact).value(at: [logits: point]).elements
    func off(_ temperature: GlobalExpression) throws -> Double {
      let x = try drawn(.relaxed, temperature: temperature).value(at: [logits: point]).elements
      return zip(x, exact).reduce(0) { $0 + Swift.abs($1.0 - $1.1) } / Double(count)
    }
    let distances = try [1, 0.1, 0.01, 0.001].map { try off($0) }
    #expect(zip(distances, distances.dropFirst()).allSatisfy { $0 > 5 * $1 })
  }

  @Test func `the relaxed gradient approaches that of the probabilities`() throws {
    let weights: [Double] = [1, -2, 0.5]
    let loss = (drawn(.relaxed, temperature: 0.1) * GlobalExpression(weights)).sum()
    let slope = try gradient(of: loss, withRespectTo: logits).value(at: [logits: point]).elements
    let mean = zip(probabilities, weights).reduce(0) { $0 + $1.0 * $1.1 }
    for category in 0..<3 {
      let exact = probabilities[category] * (weights[category] - mean)
      #expect(abs(slope[category] / Double(count) - exact) < 0.03)
    }
  }

  @Test func `logits of truth values`() throws {
    let logit = GlobalExpression.parameter("logit")
    let exact = draws.bernoulli(logit: logit, as: .exact, shape: [count])
    let relaxed = draws.bernoulli(logit: logit, temperature: 1e-4, shape: [count])
    let through = draws.bernoulli(
      logit: logit, temperature: 1e-4, as: .straightThrough, shape: [count])
    let found = try values(of: [exact, relaxed, through], at: [logit: 0.4]).map(\.elements)
    let p = 1 / (1 + Foundation.exp(-0.4))
    let share = found[0].reduce(0, +) / Double(count)
    #expect(abs(share - p) < 4 * (p * (1 - p) / Double(count)).squareRoot())
    #expect(found[2] == found[0])
    let off = zip(found[0], found[1]).filter { Swift.abs($0 - $1) > 1e-3 }.count
    #expect(off < count / 200)
    #expect(try exact.value(at: [logit: Tensor(.nan)]).elements.allSatisfy { $0.isNaN })
    let extremes = GlobalExpression([-.infinity, .infinity, 800, -800])
    let certain = try draws.bernoulli(logit: extremes, as: .exact).value().elements
    #expect(certain[0].isNaN && certain[1].isNaN && certain[2] == 1 && certain[3] == 0)
  }

  @Test func `a category per event`() throws {
    let space = EventSpace("photons")
    let own = Draws(seed: 5, purpose: "layer", of: space)
    let x = EventExpression.column("x", of: space)
    let layer = own.categorical(logits: x * GlobalExpression([0, 1]), as: .exact)
    let data = ColumnSource(["x": Array(repeating: 2, count: count)])
    let rows = try layer.rows(events: [space: data])
    let p = 1 / (1 + Foundation.exp(-2.0))
    let share = rows[1].reduce(0, +) / Double(count)
    #expect(abs(share - p) < 4 * (p * (1 - p) / Double(count)).squareRoot())
  }
}
