import Foundation

/// A momentum in the plane across the beams, in GeV.
public struct TransverseVector: Sendable, Hashable {
  public var x: Double
  public var y: Double

  /// The vector of magnitude `pt` at azimuth `phi`.
  public init(pt: Double, phi: Double) { (x, y) = (pt * cos(phi), pt * sin(phi)) }

  init(x: Double, y: Double) { (self.x, self.y) = (x, y) }

  public static let zero = TransverseVector(x: 0, y: 0)

  /// √(x² + y²).
  public var pt: Double { hypot(x, y) }

  /// The azimuth, in −π...π.
  public var phi: Double { atan2(y, x) }

  public static func + (a: Self, b: Self) -> Self { Self(x: a.x + b.x, y: a.y + b.y) }
  public static func - (a: Self, b: Self) -> Self { Self(x: a.x - b.x, y: a.y - b.y) }
  public static func * (factor: Double, a: Self) -> Self {
    Self(x: factor * a.x, y: factor * a.y)
  }
}
