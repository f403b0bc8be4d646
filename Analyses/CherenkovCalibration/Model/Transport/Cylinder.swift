/// A tank of water: a cylinder about the z axis with its middle at the origin.
///
/// Lengths in metres.
public struct Cylinder: Sendable, Hashable {
  /// The radius of the barrel.
  public let radius: Double

  /// The distance from lid to lid.
  public let height: Double

  /// A tank of WCTE's size: radius 2 m, height 4 m.
  public static let wcte = Cylinder(checkedRadius: 2, height: 4)

  /// A cylinder of a radius and a height in metres.
  ///
  /// - Throws: ``CherenkovModelError`` unless both are positive and finite.
  public init(radius: Double, height: Double) throws {
    try CherenkovModelError.check(radius, named: "radius of the cylinder in m", isIn: .positive)
    try CherenkovModelError.check(height, named: "height of the cylinder in m", isIn: .positive)
    self.init(checkedRadius: radius, height: height)
  }

  private init(checkedRadius radius: Double, height: Double) {
    self.radius = radius
    self.height = height
  }

  /// Whether a position is inside or on the wall.
  public func contains(_ position: SIMD3<Double>) -> Bool {
    position.x * position.x + position.y * position.y <= radius * radius
      && abs(position.z) <= height / 2
  }

  /// Where a ray from inside meets the wall: the distance in metres, and the unit normal inwards.
  ///
  /// On the barrel, the positive root of |p + t·d|² = r² in the plane across the axis; on a lid,
  /// t = (±h/2 − z)/d_z; the nearer of the two. `direction` has length 1. A start that rounding has
  /// put outside gives 0 at least.
  public func wall(
    from position: SIMD3<Double>, along direction: SIMD3<Double>
  ) -> (distance: Double, normal: SIMD3<Double>) {
    let barrel = barrelDistance(from: position, along: direction)
    let side = direction.z < 0 ? -1.0 : 1.0
    let lid = direction.z == 0 ? .infinity : (side * height / 2 - position.z) / direction.z
    if lid < barrel { return (max(lid, 0), [0, 0, -side]) }
    let hit = position + barrel * direction
    return (max(barrel, 0), [-hit.x / radius, -hit.y / radius, 0])
  }

  private func barrelDistance(from p: SIMD3<Double>, along d: SIMD3<Double>) -> Double {
    let a = d.x * d.x + d.y * d.y
    guard a > 0 else { return .infinity }
    let b = p.x * d.x + p.y * d.y
    let c = p.x * p.x + p.y * p.y - radius * radius
    return (max(b * b - a * c, 0).squareRoot() - b) / a
  }
}
