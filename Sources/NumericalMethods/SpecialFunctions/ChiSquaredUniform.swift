import Foundation

/// From how many degrees of freedom on χ² is taken for a normal variable with corrections. GSL's sums
/// become long there, and beyond 5e4 lose digits.
let uniformLimit = 20_000.0

/// The tails of a χ² variable with many degrees of freedom k: with a = k/2, λ = x/k and
/// ½η² = λ − 1 − log λ, what is above x is Φ(−z) + φ(z) S/√a, z = η√a, where S = Σ cₙ(η)/aⁿ.
///
/// DLMF 8.12.4 and 8.12.7–8.12.13 (N. Temme). The first term left out of S is of order 1e-3/a³; tails
/// are good to 1e-12 of themselves until they underflow.
struct UniformTails {
  /// Where a standard normal variable has almost the same tails.
  private let z: Double
  /// S/√a.
  private let correction: Double

  /// - Precondition: k is above ``uniformLimit`` and x is positive.
  init(_ x: Double, degreesOfFreedom k: Double) {
    let (a, excess) = (k / 2, (x - k) / k)
    let half = -logOnePlusMinusArgument(excess)
    let eta = (excess < 0 ? -1 : 1) * (2 * half).squareRoot()
    z = eta * a.squareRoot()
    correction = Self.sum(eta, excess, a) / a.squareRoot()
  }

  /// What is above x.
  var upper: Double { normalSurvival(z) + exp(logNormalDensity(z)) * correction }
  /// What is below x.
  var lower: Double { normalSurvival(-z) - exp(logNormalDensity(z)) * correction }
  /// The logarithm of what is above x.
  var logUpper: Double {
    let tail = logNormalSurvival(z)
    return tail + log1p(exp(logNormalDensity(z) - tail) * correction)
  }

  /// S; near η = 0, where the closed forms cancel, by their series.
  private static func sum(_ eta: Double, _ excess: Double, _ a: Double) -> Double {
    guard abs(eta) > 0.2 else {
      return series(first, eta) + (series(second, eta) + series(third, eta) / a) / a
    }
    let (u, v) = (1 / excess, 1 / eta)
    let second = v * v * v - u * (1.0 / 12 + u * (1 + u))
    let powers = u * (1.0 / 288 + u * (1.0 / 12 + u * (25.0 / 12 + u * (5 + 3 * u))))
    let third = powers - 3 * v * v * v * v * v
    return u - v + (second + third / a) / a
  }

  private static func series(_ coefficients: [Double], _ eta: Double) -> Double {
    coefficients.reversed().reduce(0) { $0 * eta + $1 }
  }

  private static let first: [Double] = [
    -1.0 / 3, 1.0 / 12, -2.0 / 135, 1.0 / 864, 1.0 / 2835, -139.0 / 777_600, 1.0 / 25_515,
    -571.0 / 261_273_600, -281.0 / 151_559_100, 163_879.0 / 197_522_841_600,
    -5_221.0 / 29_554_024_500, 5_246_819.0 / 782_190_452_736_000,
  ]
  private static let second: [Double] = [
    -1.0 / 540, -1.0 / 288, 1.0 / 378, -77.0 / 77_760, 1.0 / 4860, -1.0 / 2_488_320,
    -2_743.0 / 151_559_100, 41_969.0 / 5_486_745_600,
  ]
  private static let third: [Double] = [25.0 / 6048, -139.0 / 51_840, 1.0 / 1296]
}
