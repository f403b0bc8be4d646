import Foundation
import Testing

@testable import Autodiff

@Suite("Gradients through what is drawn, by scores")
struct ScoreFunctionTests {
  private let round = GlobalExpression.parameter("round")
  private let theta = GlobalExpression.parameter("theta")
  private var draws: Draws<GlobalExpression> { Draws(seed: 21, purpose: "test", round: round) }

  private struct Estimates {
    let mean: Double
    let deviation: Double
    let error: Double
  }

  /// A derivative in many rounds of draws.
  private func estimates(
    of derivative: GlobalExpression, at value: Double, rounds: Int = 400
  ) throws -> Estimates {
    let evaluator = Evaluator(Plan([derivative]), threads: 1)
    let found = try (0..<rounds).map {
      try evaluator.evaluate([theta: Tensor(value), round: Tensor(Double($0))])[0].scalar
    }
    let mean = found.reduce(0, +) / Double(rounds)
    let variance =
      found.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(rounds - 1)
    return Estimates(
      mean: mean, deviation: variance.squareRoot(),
      error: (variance / Double(rounds)).squareRoot())
  }

  private func slope(_ loss: GlobalExpression) -> GlobalExpression {
    gradient(of: loss.mean(), withRespectTo: theta)
  }

  /// f(x, θ) = (x − 2 + θ/2)² of a Bernoulli x with the logit θ.
  private func bernoulli(_ baseline: ScoreBaseline<GlobalExpression>) -> GlobalExpression {
    let x = draws.bernoulli(logit: theta, as: .exact, shape: [16])
    return scoreFunction(
      square(x - 2 + 0.5 * theta), logProbability: LogProbability.bernoulli(x, logit: theta),
      baseline: baseline)
  }

  /// p f(1) + (1 − p) f(0), as an expression.
  private var bernoulliMean: GlobalExpression {
    let p = sigmoid(theta)
    return p * square(-1 + 0.5 * theta) + (1 - p) * square(-2 + 0.5 * theta)
  }

  @Test func `values are those of the loss, to the last bit`() throws {
    let x = draws.bernoulli(logit: theta, as: .exact, shape: [16])
    let loss = square(x - 2 + 0.5 * theta)
    let point: [GlobalExpression: Tensor] = [theta: 0.3, round: 1]
    let expected = try loss.value(at: point)
    for baseline: ScoreBaseline<GlobalExpression> in [
      .none, .value(2.1), .leaveOneOut(axis: 0), .controlVariate(x, expectation: sigmoid(theta)),
    ] { #expect(try bernoulli(baseline).value(at: point) == expected) }
  }

  @Test func `all baselines leave the mean of the gradient, and of its gradient`() throws {
    let x = draws.bernoulli(logit: theta, as: .exact, shape: [16])
    let exact = try gradient(of: bernoulliMean, withRespectTo: theta).value(at: [theta: 0.3]).scalar
    let curvature = try hessian(of: bernoulliMean, withRespectTo: theta)
      .value(at: [theta: 0.3]).scalar
    var deviations: [Double] = []
    for baseline: ScoreBaseline<GlobalExpression> in [
      .none, .value(2.0), .leaveOneOut(axis: 0),
      .controlVariate(3.4 - 2.7 * x, expectation: 3.4 - 2.7 * sigmoid(theta)),
    ] {
      let first = try estimates(of: slope(bernoulli(baseline)), at: 0.3)
      #expect(abs(first.mean - exact) < 4 * first.error, "\(baseline)")
      deviations.append(first.deviation)
      let second = try estimates(
        of: hessian(of: bernoulli(baseline).mean(), withRespectTo: theta), at: 0.3)
      #expect(abs(second.mean - curvature) < 4 * second.error, "\(baseline)")
    }
    #expect(deviations.dropFirst().allSatisfy { $0 < 0.7 * deviations[0] }, "\(deviations)")
  }

  @Test func `without scores the gradient is wrong`() throws {
    let x = draws.bernoulli(logit: theta, as: .exact, shape: [16])
    let exact = try gradient(of: bernoulliMean, withRespectTo: theta).value(at: [theta: 0.3]).scalar
    let found = try estimates(of: slope(square(x - 2 + 0.5 * theta)), at: 0.3)
    #expect(abs(found.mean - exact) > 20 * found.error)
  }

  @Test func `Poisson counts`() throws {
    // E (n − 5)² = θ + (θ − 5)².
    let n = draws.poisson(mean: theta, shape: [32])
    func loss(_ baseline: ScoreBaseline<GlobalExpression>) -> GlobalExpression {
      scoreFunction(
        square(n - 5), logProbability: LogProbability.poisson(n, mean: theta), baseline: baseline)
    }
    let plain = try estimates(of: slope(loss(.none)), at: 3)
    let improved = try estimates(of: slope(loss(.leaveOneOut(axis: 0))), at: 3)
    #expect(abs(plain.mean - -3) < 4 * plain.error)
    #expect(abs(improved.mean - -3) < 4 * improved.error)
    #expect(improved.deviation < 0.9 * plain.deviation)
    let curvature = try estimates(
      of: hessian(of: loss(.leaveOneOut(axis: 0)).mean(), withRespectTo: theta), at: 3)
    #expect(abs(curvature.mean - 2) < 4 * curvature.error)
  }

  @Test func `categories`() throws {
    let logits = theta * GlobalExpression([1, 0, -0.5])
    let costs: GlobalExpression = [1, -2, 4]
    let x = draws.categorical(logits: logits, as: .exact, shape: [24, 3])
    let loss = scoreFunction(
      (x * costs).sum(axis: -1), logProbability: LogProbability.categorical(x, logits: logits),
      baseline: .leaveOneOut(axis: 0))
    let exact = try gradient(of: (logits.softmax() * costs).sum(), withRespectTo: theta)
      .value(at: [theta: 0.8]).scalar
    let found = try estimates(of: slope(loss), at: 0.8)
    #expect(abs(found.mean - exact) < 4 * found.error)
  }

  @Test func `where both exist, reparameterised gradients vary less`() throws {
    // E x² of x = θ + 0.5 z: the derivative 2θ; of single draws it varies by 2σ = 1.
    let sigma = GlobalExpression(0.5)
    let x = draws.normal(mean: theta, sigma: sigma, shape: [16])
    let fixed = x.detached()
    func scored(_ baseline: ScoreBaseline<GlobalExpression>) -> GlobalExpression {
      scoreFunction(
        square(fixed), logProbability: LogProbability.normal(fixed, mean: theta, sigma: sigma),
        baseline: baseline)
    }
    let all = try [square(x), scored(.leaveOneOut(axis: 0)), scored(.none)].map {
      try estimates(of: slope($0), at: 1.2)
    }
    for found in all { #expect(abs(found.mean - 2.4) < 4 * found.error) }
    #expect(abs(all[0].deviation - 0.25) < 0.05)
    #expect(all[0].deviation < 0.8 * all[1].deviation)
    #expect(all[1].deviation < 0.8 * all[2].deviation)
  }

  @Test func `draws of events, with the other events for a baseline`() throws {
    let space = EventSpace("photons")
    let own = Draws(seed: 4, purpose: "hits", round: round, of: space)
    let x = EventExpression.column("x", of: space)
    let hit = own.bernoulli(logit: theta * x, as: .exact)
    let loss = scoreFunctionOverEvents(
      hit * x + 3, logProbability: LogProbability.bernoulli(hit, logit: theta * x))
    let expected = (sigmoid(theta * x) * x).meanOverEvents()
    let source = ColumnSource(["x": (0..<40).map { Double($0) / 40 }])
    let evaluator = Evaluator(
      Plan([
        gradient(of: loss.meanOverEvents(), withRespectTo: theta),
        gradient(of: expected, withRespectTo: theta),
      ]), threads: 1)
    evaluator.bind(space, to: source)
    let found = try (0..<400).map {
      try evaluator.evaluate([theta: 0.5, round: Tensor(Double($0))]).map(\.scalar)
    }
    let mean = found.reduce(0) { $0 + $1[0] } / 400
    let variance = found.reduce(0) { $0 + ($1[0] - mean) * ($1[0] - mean) } / 399
    #expect(abs(mean - found[0][1]) < 4 * (variance / 400).squareRoot())
  }
}
