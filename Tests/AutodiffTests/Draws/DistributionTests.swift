import Foundation
import NumericalMethods
import Testing

@testable import Autodiff

@Suite("Distributions of draws")
struct DistributionTests {
  private let draws = Draws(seed: 11, purpose: "test")
  private let count = 20_000
  private let one = GlobalExpression(1)

  /// The largest distance of the numbers' distribution from a distribution function, times √n: below 1.95
  /// in 999 of 1000 samples (Kolmogorov).
  private func distance(_ numbers: [Double], _ cumulative: (Double) -> Double) -> Double {
    let n = Double(numbers.count)
    let worst = numbers.sorted().enumerated().map { index, x in
      let expected = cumulative(x)
      return max(Double(index + 1) / n - expected, expected - Double(index) / n)
    }.max()!
    return worst * n.squareRoot()
  }

  private func numbers(
    _ value: GlobalExpression, at point: [GlobalExpression: Tensor] = [:]
  ) throws -> [Double] { try value.value(at: point).elements }

  @Test func `standard laws`() throws {
    let shape: Shape = [count]
    #expect(distance(try numbers(draws.uniform(shape: shape))) { $0 } < 1.95)
    let normal = try numbers(draws.normal(shape: shape))
    #expect(distance(normal) { 0.5 * erfc(-$0 / 2.0.squareRoot()) } < 1.95)
    #expect(distance(try numbers(draws.exponential(shape: shape))) { 1 - exp(-$0) } < 1.95)
    #expect(distance(try numbers(draws.gumbel(shape: shape))) { exp(-exp(-$0)) } < 1.95)
    let pairs = zip(normal, normal.dropFirst()).map { $0 * $1 }
    #expect(abs(pairs.reduce(0, +) / Double(count)) < 4 / Double(count).squareRoot())
  }

  @Test func `laws with parameters`() throws {
    let shape: Shape = [count]
    let normal = draws.normal(mean: one * 3, sigma: one * 0.5, shape: shape)
    #expect(distance(try numbers(normal)) { 0.5 * erfc(-($0 - 3) / 0.5 / 2.0.squareRoot()) } < 1.95)
    let decay = draws.exponential(mean: one * 2.2, shape: shape)
    #expect(distance(try numbers(decay)) { 1 - exp(-$0 / 2.2) } < 1.95)
    let fast = draws.exponential(rate: one * 4, shape: shape)
    #expect(distance(try numbers(fast)) { 1 - exp(-$0 * 4) } < 1.95)
    let flat = draws.uniform(from: one * -2, to: one * 5, shape: shape)
    #expect(distance(try numbers(flat)) { ($0 + 2) / 7 } < 1.95)
    let noise = draws.normal(sigma: one * 2, shape: shape)
    #expect(distance(try numbers(noise)) { 0.5 * erfc(-$0 / 2 / 2.0.squareRoot()) } < 1.95)
  }

  @Test(arguments: [0.1, 1, 30, 1e9])
  func `exponential numbers below a limit`(mean: Double) throws {
    let limit = 1.5
    let x = try numbers(
      draws.truncatedExponential(mean: one * mean, below: one * limit, shape: [count]))
    #expect(x.allSatisfy { $0 > 0 && $0 <= limit })
    #expect(distance(x) { expm1(-$0 / mean) / expm1(-limit / mean) } < 1.95)
  }

  /// The mean of f of draws has the derivative of the exact mean.
  @Test func `derivatives with respect to parameters are right on average`() throws {
    let (mu, sigma) = (GlobalExpression.parameter("mu"), GlobalExpression.parameter("sigma"))
    let point: [GlobalExpression: Tensor] = [mu: 0.7, sigma: 1.3]
    let shape: Shape = [count]
    // E (μ + σz)² = μ² + σ²; the spread of the derivatives 2x and 2xz is 2σ and 2√(μ² + 2σ²).
    let x = draws.normal(mean: mu, sigma: sigma, shape: shape)
    let slopes = try values(
      of: gradient(of: square(x).mean(), withRespectTo: [mu, sigma]), at: point
    ).map(\.scalar)
    let error = 4 / Double(count).squareRoot()
    #expect(abs(slopes[0] - 1.4) < error * 2 * 1.3)
    #expect(abs(slopes[1] - 2.6) < error * 2 * (0.49 + 2 * 1.69).squareRoot())
    // E t = m − limit/(exp(limit/m) − 1).
    let t = draws.truncatedExponential(mean: sigma, below: mu, shape: shape)
    let found = try gradient(of: t.mean(), withRespectTo: sigma).value(at: point).scalar
    let exact = finiteDifferences(at: 1.3) { m in
      let mean = m.scalar
      return mean - 0.7 / expm1(0.7 / mean)
    }[0]
    #expect(abs(found - exact) < error * 0.1)
    let check = try checkDerivatives(of: square(t).mean() + square(x).mean(), at: point)
    #expect(check.passes, "\(check)")
  }

  @Test func `counts have the moments of their laws`() throws {
    let mean = GlobalExpression.parameter("mean", shape: [1])
    for value in [0.3, 4, 55] {
      let x = try numbers(
        draws.poisson(mean: mean, shape: [count]), at: [mean: Tensor([value])])
      expectMoments(x, value, value, fourth: value * (1 + 3 * value))
    }
    let x = try numbers(
      draws.binomial(trials: one * 40, probability: one * 0.35, shape: [count]))
    let variance = 40 * 0.35 * 0.65
    expectMoments(
      x, 14, variance, fourth: variance * (1 + (3 * 40 - 6) * 0.35 * 0.65))
    let hits = try numbers(draws.bernoulli(probability: one * 0.2, shape: [count]))
    expectMoments(hits, 0.2, 0.16, fourth: 0.16 * (1 - 3 * 0.16))
  }

  @Test func `parameters outside their range draw NaN`() throws {
    let bad = GlobalExpression([-1, .nan, 2e15, 2])
    let counts = try numbers(draws.poisson(mean: bad))
    #expect(counts.prefix(3).allSatisfy { $0.isNaN } && counts[3] >= 0)
    let trials = GlobalExpression([-1, 2.5, .infinity, 7])
    let successes = try numbers(draws.binomial(trials: trials, probability: one * 0.5))
    #expect(successes.prefix(3).allSatisfy { $0.isNaN } && successes[3] >= 0)
    let hits = try numbers(draws.bernoulli(probability: GlobalExpression([.nan, 0, 1])))
    #expect(hits[0].isNaN && hits[1] == 0 && hits[2] == 1)
  }

  private func expectMoments(
    _ x: [Double], _ mean: Double, _ variance: Double, fourth: Double,
    sourceLocation: SourceLocation = #_sourceLocation
  ) {
    let n = Double(x.count)
    let m = x.reduce(0, +) / n
    let v = x.reduce(0) { $0 + ($1 - m) * ($1 - m) } / n
    #expect(abs(m - mean) < 4 * (variance / n).squareRoot(), sourceLocation: sourceLocation)
    #expect(
      abs(v - variance) < 4 * ((fourth - variance * variance) / n).squareRoot(),
      sourceLocation: sourceLocation)
  }
}
