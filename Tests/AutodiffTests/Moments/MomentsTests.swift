import Foundation
import Testing

@testable import Autodiff

@Suite("Moments in place of samples")
struct MomentsTests {
  private let mean = GlobalExpression.parameter("mean")
  private let variance = GlobalExpression.parameter("variance")
  private var x: Moments<GlobalExpression> { Moments(mean: mean, variance: variance) }

  private func numbers(
    _ moments: Moments<GlobalExpression>, _ mu: Double, _ v: Double
  ) throws -> (mean: Double, variance: Double) {
    let found = try values(
      of: [moments.mean, moments.variance], at: [mean: Tensor(mu), variance: Tensor(v)])
    return (found[0].scalar, found[1].scalar)
  }

  /// Mean and variance of f(μ + σz) by the trapezoidal rule: a z in ±12 in steps of 10⁻³, with f(μ) in the
  /// middle between two.
  private func integrated(
    _ mu: Double, _ v: Double, _ f: (Double) -> Double
  ) -> (mean: Double, variance: Double) {
    let (step, sigma) = (1e-3, v.squareRoot())
    let points = (-12_000..<12_000).map { (Double($0) + 0.5) * step }
    let weights = points.map { Foundation.exp(-0.5 * $0 * $0) * step / (2 * .pi).squareRoot() }
    let y = points.map { f(mu + sigma * $0) }
    let mean = zip(weights, y).reduce(0) { $0 + $1.0 * $1.1 }
    return (mean, zip(weights, y).reduce(0) { $0 + $1.0 * ($1.1 - mean) * ($1.1 - mean) })
  }

  private func expect(
    _ found: (mean: Double, variance: Double), _ expected: (mean: Double, variance: Double),
    within tolerance: Double, sourceLocation: SourceLocation = #_sourceLocation
  ) {
    #expect(
      Swift.abs(found.mean - expected.mean) <= tolerance * Swift.max(1, Swift.abs(expected.mean)),
      "means \(found.mean), \(expected.mean)", sourceLocation: sourceLocation)
    #expect(
      Swift.abs(found.variance - expected.variance) <= tolerance
        * Swift.max(1, Swift.abs(expected.variance)),
      "variances \(found.variance), \(expected.variance)", sourceLocation: sourceLocation)
  }

  @Test func `linear maps and products`() throws {
    let y = Moments<GlobalExpression>(mean: 3, variance: 0.5)
    expect(try numbers(x * 2.0 - 1.0 + y, 1.5, 0.2), (5, 1.3), within: 1e-14)
    expect(try numbers(-x - y, 1.5, 0.2), (-4.5, 0.7), within: 1e-14)
    // E x²y² − (E x E y)² = (2.25 + 0.2)(9 + 0.5) − 20.25
    expect(try numbers(x * y, 1.5, 0.2), (4.5, 2.45 * 9.5 - 20.25), within: 1e-14)
    let vector = Moments(mean: GlobalExpression([1, 2]), variance: GlobalExpression([0.1, 0.2]))
    let matrix = GlobalExpression(Tensor(rows: [[1, 2, 0], [-1, 1, 3]]))
    let product = matmul(vector, matrix)
    let found = try values(of: [product.mean, product.variance])
    #expect(found[0] == [-1, 4, 6])
    let expected = [0.1 + 0.2, 0.4 + 0.2, 1.8]
    #expect(zip(found[1].elements, expected).allSatisfy { Swift.abs($0 - $1) < 1e-15 })
    let sum = try values(of: [vector.sum().mean, vector.sum().variance]).map(\.scalar)
    #expect(sum[0] == 3 && Swift.abs(sum[1] - 0.3) < 1e-15)
  }

  @Test(arguments: [(0.3, 0.5), (-2, 1.7), (4, 0.09), (0, 1)])
  func `closed forms for normal numbers`(mu: Double, v: Double) throws {
    let steps = integrated(mu, v) { $0 > 0 ? 1 : 0 }
    // A step between two points is misplaced by half a step in z at most.
    expect(try numbers(x.isPositive(), mu, v), steps, within: 5e-4)
    let p = 0.5 * Foundation.erfc(-mu / v.squareRoot() / 2.0.squareRoot())
    expect(try numbers(x.isPositive(), mu, v), (p, p * (1 - p)), within: 1e-14)
    expect(
      try numbers(x.rectified(), mu, v), integrated(mu, v) { Swift.max($0, 0) }, within: 1e-6)
    expect(
      try numbers(x.exponentiated(), mu, v), integrated(mu, v) { Foundation.exp($0) },
      within: 1e-9)
    let probit = integrated(mu, v) { 0.5 * Foundation.erfc(-$0 / 2.0.squareRoot()) }.mean
    let point = [mean: Tensor(mu), variance: Tensor(v)]
    #expect(Swift.abs(try x.meanNormalCDF().value(at: point).scalar - probit) < 1e-12)
  }

  @Test func `far from its kink rectifying keeps or removes everything`() throws {
    expect(try numbers(x.rectified(), 1e4, 0.04), (1e4, 0.04), within: 1e-14)
    let gone = try numbers(x.rectified(), -7.5, 1)
    // The leading terms φ(α)/α² and 2φ(α)/|α|³ of tails, to 1/α².
    let density = Foundation.exp(-0.5 * 56.25) / (2 * .pi).squareRoot()
    #expect(Swift.abs(gone.mean / (density / 56.25) - 1) < 3 / 56.25)
    #expect(gone.variance > 0 && Swift.abs(gone.variance / (2 * density / 421.875) - 1) < 6 / 56.25)
  }

  @Test func `the approximate mean of a sigmoid is off by less than 0.02`() throws {
    for mu in [0, 0.5, 1, 2, 4, 8, 20] {
      for v in [0.1, 1, 4, 16, 100, 1e4] {
        let exact = integrated(mu, v) { 1 / (1 + Foundation.exp(-$0)) }.mean
        let found = try x.approximateMeanSigmoid()
          .value(at: [mean: Tensor(mu), variance: Tensor(v)]).scalar
        #expect(Swift.abs(found - exact) < 0.02, "mean \(mu), variance \(v)")
      }
    }
  }

  @Test func `expansions are exact where they say so`() throws {
    let scale = GlobalExpression(3)
    func line(_ y: GlobalExpression) -> GlobalExpression { scale * y - 2 }
    expect(try numbers(x.mapped(by: .firstOrder, line), 0.7, 0.4), (0.1, 3.6), within: 1e-14)
    func parabola(_ y: GlobalExpression) -> GlobalExpression { square(y) + scale * y }
    // Of z²V + (2μ + 3)σz: variances 2V² and (2μ + 3)²V.
    let exact = (0.49 + 0.4 + 2.1, 2 * 0.16 + 4.4 * 4.4 * 0.4)
    expect(try numbers(x.mapped(by: .secondOrder, parabola), 0.7, 0.4), exact, within: 1e-14)
    expect(
      try numbers(x.mapped(by: .quadrature(points: 3), parabola), 0.7, 0.4), exact, within: 1e-13)
  }

  @Test func `errors of expansions fall with the powers of the variance`() throws {
    func error(_ method: MomentMethod, _ v: Double) throws -> Double {
      let exact = integrated(0.4, v) { Foundation.sin($0) }
      let found = try numbers(x.mapped(by: method) { sin($0) }, 0.4, v)
      return Swift.abs(found.mean - exact.mean)
    }
    // Of the mean: by V and by V².
    #expect(abs(try error(.firstOrder, 0.02) / error(.firstOrder, 0.01) - 2) < 0.1)
    #expect(abs(try error(.secondOrder, 0.02) / error(.secondOrder, 0.01) - 4) < 0.1)
    #expect(try error(.quadrature(points: 12), 1) < 1e-9)
  }

  @Test func `what else depends on the mean is a constant of the function`() throws {
    let mean = self.mean
    expect(
      try numbers(x.mapped(by: .firstOrder) { $0 * mean }, 3, 0.5), (9, 4.5), within: 1e-14)
  }

  @Test func `moments of each event have derivatives`() throws {
    let space = EventSpace("hits")
    let (gain, noise) = (GlobalExpression.parameter("gain"), GlobalExpression.parameter("noise"))
    let charge = EventExpression.columns(["a", "b"], of: space)
    let hit = Moments(mean: charge, variance: square(noise * charge)) * gain - 0.4
    let results = [
      hit.isPositive(), hit.rectified(), hit.mapped(by: .secondOrder) { tanh($0) },
      hit.mapped(by: .quadrature(points: 6)) { tanh($0) }, hit.exponentiated(),
    ]
    let loss = results.map { (($0.mean + 2 * $0.variance).sum()).sumOverEvents() }
      .reduce(GlobalExpression(0), { $0 + $1 })
    let source = ColumnSource(["a": [0.2, 0.9, 0.4], "b": [0.5, 0.1, 1.4]])
    let point: [GlobalExpression: Tensor] = [gain: 1.1, noise: 0.6]
    let check = try checkDerivatives(of: loss, at: point, events: [space: source])
    #expect(check.passes, "\(check)")
    let slopes = gradient(of: loss, withRespectTo: [gain, noise])
    let second = try checkDerivatives(
      of: slopes[0] + slopes[1], at: point, events: [space: source])
    #expect(second.passes, "\(second)")
  }
}
