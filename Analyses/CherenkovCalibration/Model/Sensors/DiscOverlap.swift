import Autodiff
import Foundation

/// The part of a round normal distribution that a disc covers, by the distance between their middles.
///
/// P(d) = ∫₋ₐᵃ φ((x − d)/σ)/σ · erf(√(a² − x²)/(√2 σ)) dx, a the disc's radius, σ the width in both
/// directions. For σ → 0 it is 1 inside and 0 outside, and its integral over the plane is πa² for every σ: under
/// light of uniform density a soft sensor sees what a sharp one sees. As in arXiv:2602.24129.
public struct DiscOverlap: Sendable {
  /// The radius of the disc.
  public let radius: Double
  /// σ, in the same unit.
  public let width: Double
  private let table: InterpolationTable

  /// - Parameters:
  ///   - radius: The radius of the disc, in metres.
  ///   - width: σ, in metres.
  /// - Throws: ``CherenkovModelError`` unless both are positive, `InterpolationError` if they differ beyond all
  ///   measure.
  public init(radius: Double, width: Double) throws {
    try CherenkovModelError.check(radius, named: "radius of a disc in m", isIn: .positive)
    try CherenkovModelError.check(width, named: "softness of sensors in m", isIn: .positive)
    (self.radius, self.width) = (radius, width)
    let end = radius + 5 * width
    let knots = (0...400).map { Double($0) / 400 * end * end }
    var values = knots.map { Self.overlap($0.squareRoot(), radius, width) }
    values[400] = 0
    table = try InterpolationTable(knots: knots, values: values, outside: .constant)
  }

  /// P by the square of the distance, in m²: smooth also where the distance is 0.
  public func callAsFunction<V: GraphValue>(squaredDistance: V) -> V { table(squaredDistance) }

  /// P(d) by Simpson's rule in the angle that makes the root smooth, x = a sin t.
  static func overlap(_ distance: Double, _ radius: Double, _ width: Double) -> Double {
    let steps = 2 * max(100, Int(20 * radius / width))
    return (0...steps).reduce(0.0) { sum, i in
      let t = (Double(i) / Double(steps) - 0.5) * .pi
      let (x, root) = (radius * Foundation.sin(t), radius * Foundation.cos(t))
      let pull = (x - distance) / width
      let density = Foundation.exp(-pull * pull / 2) / (width * (2 * .pi).squareRoot())
      let value = density * Foundation.erf(root / (width * 2.0.squareRoot())) * root
      let factor = i == 0 || i == steps ? 1.0 : i % 2 == 1 ? 4.0 : 2.0
      return sum + factor * value * .pi / Double(steps) / 3
    }
  }
}
