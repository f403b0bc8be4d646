import Foundation

/// Unbounded variables u for bounded ones x, as in Minuit (James and Roos, Comput. Phys. Commun. 10
/// (1975) 343, doi:10.1016/0010-4655(75)90039-9).
///
/// Between two bounds x = lower + (upper − lower)(sin u + 1)/2; above one x = lower − 1 + √(u² + 1);
/// below one x = upper + 1 − √(u² + 1); without bounds x = u. A variable whose bounds meet has no u.
struct BoundTransform {
  private let lower: [Double]
  private let upper: [Double]
  private let template: [Double]
  private let moving: [Int]

  /// - Parameter x: A position within the bounds.
  init(lower: [Double], upper: [Double], at x: [Double]) {
    (self.lower, self.upper, template) = (lower, upper, x)
    moving = x.indices.filter { lower[$0] < upper[$0] }
  }

  /// u for the template; at a bound, where x has no slope in u, a little way inside.
  var start: [Double] {
    moving.map { i in
      let x = template[i]
      switch (lower[i].isFinite, upper[i].isFinite) {
      case (true, true):
        let sine = 2 * (x - lower[i]) / (upper[i] - lower[i]) - 1
        return asin(min(max(sine, -0.999), 0.999))
      case (true, false): return max((square(x - lower[i] + 1) - 1).squareRoot(), 0.1)
      case (false, true): return max((square(upper[i] - x + 1) - 1).squareRoot(), 0.1)
      case (false, false): return x
      }
    }
  }

  /// x, and dx/du of those that move.
  func position(at u: [Double]) -> (x: [Double], slopes: [Double]) {
    var (x, slopes) = (template, u)
    for (k, i) in moving.enumerated() {
      let root = (u[k] * u[k] + 1).squareRoot()
      switch (lower[i].isFinite, upper[i].isFinite) {
      case (true, true):
        let half = (upper[i] - lower[i]) / 2
        (x[i], slopes[k]) = (lower[i] + half * (sin(u[k]) + 1), half * cos(u[k]))
      case (true, false): (x[i], slopes[k]) = (lower[i] + (root - 1), u[k] / root)
      case (false, true): (x[i], slopes[k]) = (upper[i] - (root - 1), -u[k] / root)
      case (false, false): (x[i], slopes[k]) = (u[k], 1)
      }
      x[i] = min(max(x[i], lower[i]), upper[i])
    }
    return (x, slopes)
  }

  /// ∂f/∂u from ∂f/∂x.
  func gradient(_ gradient: [Double], slopes: [Double]) -> [Double] {
    zip(moving, slopes).map { gradient[$0] * $1 }
  }

  private func square(_ x: Double) -> Double { x * x }
}
