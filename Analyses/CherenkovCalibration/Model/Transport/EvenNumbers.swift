import Foundation
import NumericalMethods

/// Numbers that fill a cube of several dimensions more evenly than random ones: frac(shift + i/gᵏ), g the positive
/// root of g^(d + 1) = g + 1.
///
/// The additive recurrence of Roberts ("The unreasonable effectiveness of quasirandom sequences", 2018),
/// Korobov's lattice with generalised golden ratios; the golden turn for one dimension. The shifts are random, so
/// that each number alone is uniform.
struct EvenNumbers {
  private let steps: [Double]
  private let shifts: [Double]

  init(dimensions: Int, seed: UInt64, purpose: String) {
    var ratio = 1.5
    for _ in 0..<60 { ratio = Foundation.pow(1 + ratio, 1 / Double(dimensions + 1)) }
    steps = (1...dimensions).map { Foundation.pow(ratio, -Double($0)) }
    shifts = RandomStream(seed: seed, purpose: purpose).uniforms(count: dimensions)
  }

  /// The numbers of one dimension, from 0 to 1.
  func numbers(_ dimension: Int, count: Int) -> [Double] {
    (0..<count).map { index in
      let x = shifts[dimension] + Double(index) * steps[dimension]
      return x - x.rounded(.down)
    }
  }
}
