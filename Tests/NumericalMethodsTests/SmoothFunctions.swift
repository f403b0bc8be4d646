import Foundation
import NumericalMethods

/// A function with its derivatives written out, counting its evaluations.
final class SmoothFunction: SmoothObjective {
  typealias Derivatives = (value: Double, gradient: [Double], hessian: [Double])

  private let function: ([Double]) -> Derivatives
  private(set) var derivativeCalls = 0

  init(_ function: @escaping ([Double]) -> Derivatives) { self.function = function }

  func value(at x: [Double]) -> Double { function(x).value }

  func derivatives(at x: [Double], gradient: inout [Double], hessian: inout ArrowMatrix)
    -> Double
  {
    derivativeCalls += 1
    let all = function(x)
    (gradient, hessian.dense) = (all.gradient, all.hessian)
    return all.value
  }
}

extension SmoothFunction {
  /// Σ cᵢⱼ (x − a)ᵢ (x − a)ⱼ / 2 with c = [[3, 1], [1, 2]].
  static func bowl(around a: [Double]) -> SmoothFunction {
    SmoothFunction { x in
      let (u, v) = (x[0] - a[0], x[1] - a[1])
      return (1.5 * u * u + u * v + v * v, [3 * u + v, u + 2 * v], [3, 1, 1, 2])
    }
  }

  /// Rosenbrock's valley: 0 at (1, 1).
  static var valley: SmoothFunction {
    SmoothFunction { x in
      let (a, b) = (1 - x[0], x[1] - x[0] * x[0])
      return (
        a * a + 100 * b * b, [-2 * a - 400 * x[0] * b, 200 * b],
        [2 - 400 * b + 800 * x[0] * x[0], -400 * x[0], -400 * x[0], 200]
      )
    }
  }

  /// Beale's function: 0 at (3, 1/2), with a flat plain far out.
  static var beale: SmoothFunction {
    SmoothFunction { x in
      var (value, gradient, hessian) = (0.0, [0.0, 0.0], [0.0, 0.0, 0.0, 0.0])
      for (power, constant) in [(1.0, 1.5), (2, 2.25), (3, 2.625)] {
        let residual = constant - x[0] * (1 - pow(x[1], power))
        let slope = [pow(x[1], power) - 1, power * x[0] * pow(x[1], power - 1)]
        let mixed = power * pow(x[1], power - 1)
        let bend = power == 1 ? 0 : power * (power - 1) * x[0] * pow(x[1], power - 2)
        value += residual * residual
        for i in 0..<2 {
          gradient[i] += 2 * residual * slope[i]
          for j in 0..<2 { hessian[2 * i + j] += 2 * slope[i] * slope[j] }
        }
        hessian[1] += 2 * residual * mixed
        hessian[2] += 2 * residual * mixed
        hessian[3] += 2 * residual * bend
      }
      return (value, gradient, hessian)
    }
  }

  /// Powell's singular function: 0 at the origin, where its Hessian has rank two.
  static var powellSingular: SmoothFunction {
    SmoothFunction { x in
      let terms: [(coefficients: [Double], power: Double, factor: Double)] = [
        ([1, 10, 0, 0], 2, 1), ([0, 0, 1, -1], 2, 5), ([0, 1, -2, 0], 4, 1),
        ([1, 0, 0, -1], 4, 10),
      ]
      var (value, gradient) = (0.0, [Double](repeating: 0, count: 4))
      var hessian = [Double](repeating: 0, count: 16)
      for (c, power, factor) in terms {
        let t = zip(c, x).reduce(0) { $0 + $1.0 * $1.1 }
        value += factor * pow(t, power)
        for i in 0..<4 {
          gradient[i] += factor * power * pow(t, power - 1) * c[i]
          for j in 0..<4 {
            hessian[4 * i + j] += factor * power * (power - 1) * pow(t, power - 2) * c[i] * c[j]
          }
        }
      }
      return (value, gradient, hessian)
    }
  }

  /// Σ |uᵢ|^1.5 of u = (x + 2y − 1, x − y − 0.3): its second derivatives are infinite at the minimum.
  static var cusps: SmoothFunction {
    SmoothFunction { x in
      var (value, gradient, hessian) = (0.0, [0.0, 0.0], [0.0, 0.0, 0.0, 0.0])
      for (c, offset) in [([1.0, 2.0], 1.0), ([1.0, -1.0], 0.3)] {
        let t = c[0] * x[0] + c[1] * x[1] - offset
        value += pow(abs(t), 1.5)
        for i in 0..<2 {
          gradient[i] += (t < 0 ? -1.5 : 1.5) * abs(t).squareRoot() * c[i]
          for j in 0..<2 { hessian[2 * i + j] += 0.75 / abs(t).squareRoot() * c[i] * c[j] }
        }
      }
      return (value, gradient, hessian)
    }
  }

  /// One bin with 7 signal and 50 background events, 50 observed; a shape uncertainty moves the
  /// background to 60 or 40 (pyhf's issue 1591).
  static var oneBin: SmoothFunction {
    SmoothFunction { x in
      let expected = 7 * x[0] + 50 + 10 * x[1]
      guard expected > 0 else { return (.nan, [.nan, .nan], [.nan, .nan, .nan, .nan]) }
      let (slope, bend) = (1 - 50 / expected, 50 / (expected * expected))
      return (
        expected - 50 - 50 * log(expected / 50) + 0.5 * x[1] * x[1],
        [7 * slope, 10 * slope + x[1]], [49 * bend, 70 * bend, 70 * bend, 100 * bend + 1]
      )
    }
  }
}
