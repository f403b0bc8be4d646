import Autodiff
import HistFactory
import Testing

/// The rate of one bin under one systematic, as an expression of its parameter and variations.
private struct Interpolated {
  let alpha = GlobalExpression.parameter("alpha")
  let low = GlobalExpression.parameter("low")
  let high = GlobalExpression.parameter("high")
  let rate: GlobalExpression

  /// A factor on 1 event.
  init(factor interpolation: Interpolation) throws {
    rate = try Self.rate(
      nominal: [1], .normSys("a", low: low, high: high), alpha, factor: interpolation)
  }

  /// A shift of 10 events.
  init(shift interpolation: Interpolation, nominal: Double = 10) throws {
    rate = try Self.rate(
      nominal: GlobalExpression([nominal]),
      .histoSys("a", low: low.reshaped(to: [1]), high: high.reshaped(to: [1])), alpha,
      shift: interpolation)
  }

  private static func rate(
    nominal: GlobalExpression, _ modifier: Modifier, _ alpha: GlobalExpression,
    factor: Interpolation = .polynomialExponential, shift: Interpolation = .polynomialLinear
  ) throws -> GlobalExpression {
    let model = try HistFactoryModel(
      channels: [
        .init("channel", samples: [.init("s", nominal: nominal, modifiers: [modifier])])
      ], parameterOfInterest: nil, factorInterpolation: factor, shiftInterpolation: shift)
    return model.expectedRates(at: alpha.reshaped(to: [1]))[0]
  }

  func at(_ alpha: Double, _ low: Double, _ high: Double) -> [GlobalExpression: Tensor] {
    [self.alpha: Tensor(alpha), self.low: Tensor(low), self.high: Tensor(high)]
  }

  func value(_ alpha: Double, _ low: Double, _ high: Double) throws -> Double {
    try rate.value(at: at(alpha, low, high)).scalar
  }
}

@Suite("Interpolation of systematics")
struct InterpolationTests {
  /// From pyhf's `test_interpolate.py`, and from pyhf 0.7.6 to its printed digits.
  @Test func `values are pyhf's`() throws {
    let linear = try Interpolated(factor: .piecewiseLinear)
    let exponential = try Interpolated(factor: .piecewiseExponential)
    for (index, alpha) in [-2.0, -1, 0, 1, 2].enumerated() {
      #expect(abs(try linear.value(alpha, 0.5, 2) - [0, 0.5, 1, 2, 3][index]) < 1e-14)
      let golden = [0.81, 0.9, 1, 1.1, 1.21][index]
      #expect(abs(try exponential.value(alpha, 0.9, 1.1) - golden) < 1e-14)
    }
    let smooth = try Interpolated(factor: .polynomialExponential)
    let shifted = try Interpolated(shift: .polynomialLinear)
    for (index, alpha) in [0.25, 0.5, 0.75, -0.3].enumerated() {
      let factor = [1.02478332, 1.04931492, 1.07421763, 0.96961628][index]
      #expect(abs(try smooth.value(alpha, 0.9, 1.1) - factor) < 1e-8)
      let shift = [0.68119812, 1.44824219, 2.23796082, -0.67055081][index]
      #expect(abs(try shifted.value(alpha, 8, 13) - 10 - shift) < 1e-8)
    }
  }

  /// Code 2 of pyhf's main branch, whose lines miss the shift at ±1, and of ROOT and HS3. (pyhf 0.7.6
  /// gives 0.5 instead of 0.75 at α = −2 for factors, from an error in its fast code.)
  @Test func `both forms of code 2`() throws {
    for jumps in [true, false] {
      let code: Interpolation = jumps ? .parabolicLinearWithJump : .parabolicLinear
      let factor = try Interpolated(factor: code)
      let shift = try Interpolated(shift: code)
      let outside = jumps ? [0.75, 2.25, 1.00125] : [0.25, 3.25, 2.00125]
      let golden = [outside[0], 0.5, 0.6875, 1, 1.4375, 2, outside[1], outside[2]]
      for (alpha, golden) in zip([-2.0, -1, -0.5, 0, 0.5, 1, 2, 1.001], golden) {
        #expect(abs(try factor.value(alpha, 0.5, 2) - golden) < 1e-14, "\(code) at \(alpha)")
        #expect(abs(try shift.value(alpha, 9.5, 11) - 9 - golden) < 1e-13, "\(code) at \(alpha)")
      }
    }
  }

  @Test(arguments: [-1.0, 1])
  func `code 2 joins with value and slope as in ROOT, and jumps as in pyhf`(edge: Double) throws {
    for (code, jump) in [(Interpolation.parabolicLinear, 0.0), (.parabolicLinearWithJump, 1)] {
      let factor = try Interpolated(factor: code)
      let slope = gradient(of: factor.rate, withRespectTo: factor.alpha)
      let (inside, outside) = (
        factor.at(edge * (1 - 1e-9), 0.5, 2), factor.at(edge * (1 + 1e-9), 0.5, 2)
      )
      let near = try values(of: [factor.rate, slope], at: inside).map(\.scalar)
      let far = try values(of: [factor.rate, slope], at: outside).map(\.scalar)
      let size = edge > 0 ? 1 : 0.5
      #expect(abs(abs(far[0] - near[0]) - jump * size) < 1e-8)
      #expect(abs(far[1] - near[1]) < 1e-8)
    }
  }

  /// pyhf issues 2729, 2610 and 2668.
  @Test(arguments: [-2.5, -0.6, 0.4, 1.8])
  func `slopes of code 2 agree with finite differences`(alpha: Double) throws {
    for code in [Interpolation.parabolicLinear, .parabolicLinearWithJump] {
      let factor = try Interpolated(factor: code)
      let slopes = gradient(
        of: factor.rate, withRespectTo: [factor.alpha, factor.low, factor.high])
      let exact = try values(of: slopes, at: factor.at(alpha, 0.7, 1.4)).map(\.scalar)
      let numerical = try finiteDifferences(at: [alpha, 0.7, 1.4], step: 1e-3) {
        try factor.value($0[0], $0[1], $0[2])
      }
      for (exact, numerical) in zip(exact, numerical) { #expect(abs(exact - numerical) < 1e-9) }
    }
  }

  @Test func `shifts beyond one standard deviation are straight`() throws {
    for interpolation in [Interpolation.piecewiseLinear, .polynomialLinear] {
      let first = try Interpolated(shift: interpolation, nominal: 100)
      let second = try Interpolated(shift: interpolation, nominal: 150)
      for (alpha, golden) in [
        (1.0, [102.0, 190]), (2, [104, 230]), (-1, [98, 100]), (-2, [96, 50]),
      ] {
        #expect(abs(try first.value(alpha, 98, 102) - golden[0]) < 1e-12)
        #expect(abs(try second.value(alpha, 100, 190) - golden[1]) < 1e-12)
      }
    }
  }

  @Test(arguments: [-1.0, 1])
  func `smooth codes join with value, slope and curvature`(edge: Double) throws {
    for (code, low, high) in [
      (try Interpolated(factor: .polynomialExponential), 0.7, 1.4),
      (try Interpolated(shift: .polynomialLinear), 8.0, 13.0),
    ] {
      let slope = gradient(of: code.rate, withRespectTo: code.alpha)
      let curvature = gradient(of: slope, withRespectTo: code.alpha)
      let expressions = [code.rate, slope, curvature]
      let inside = try values(of: expressions, at: code.at(edge * (1 - 1e-12), low, high))
      let outside = try values(of: expressions, at: code.at(edge * (1 + 1e-12), low, high))
      for (inside, outside) in zip(inside, outside) {
        #expect(abs(inside.scalar - outside.scalar) < 1e-9)
      }
    }
  }

  @Test func `piecewise codes are continuous, with a kink at 0`() throws {
    for (code, low, high) in [
      (try Interpolated(factor: .piecewiseLinear), 0.7, 1.4),
      (try Interpolated(factor: .piecewiseExponential), 0.7, 1.4),
      (try Interpolated(shift: .piecewiseLinear), 8.0, 13.0),
    ] {
      let slope = gradient(of: code.rate, withRespectTo: code.alpha)
      let below = try values(of: [code.rate, slope], at: code.at(-1e-12, low, high))
      let above = try values(of: [code.rate, slope], at: code.at(1e-12, low, high))
      #expect(abs(below[0].scalar - above[0].scalar) < 1e-10)
      #expect(abs(below[1].scalar - above[1].scalar) > 0.01)
    }
  }

  @Test(arguments: [-2.5, -0.6, 0.4, 0.95, 1.8])
  func `gradients agree with finite differences`(alpha: Double) throws {
    for (code, low, high) in [
      (try Interpolated(factor: .piecewiseLinear), 0.7, 1.4),
      (try Interpolated(factor: .piecewiseExponential), 0.7, 1.4),
      (try Interpolated(factor: .polynomialExponential), 0.7, 1.4),
      (try Interpolated(shift: .piecewiseLinear), 8.0, 13.0),
      (try Interpolated(shift: .polynomialLinear), 8.0, 13.0),
    ] {
      let slopes = gradient(
        of: code.rate, withRespectTo: [code.alpha, code.low, code.high])
      let exact = try values(of: slopes, at: code.at(alpha, low, high)).map(\.scalar)
      let numerical = try finiteDifferences(at: [alpha, low, high], step: 1e-3) {
        try code.value($0[0], $0[1], $0[2])
      }
      for (exact, numerical) in zip(exact, numerical) {
        #expect(abs(exact - numerical) < 1e-9 * max(1, abs(exact)))
      }
    }
  }
}
