import Foundation

/// A place in the detector: x along the drift, y upwards, z along the beam, in cm.
public typealias Position = SIMD3<Double>

/// A flat rectangle whose sides are parallel to two of the axes.
public struct Rectangle: Hashable, Sendable {
  /// The axis that it is perpendicular to: 0 for x, 1 for y, 2 for z.
  public let axis: Int
  /// Its place on that axis, in cm.
  public let plane: Double
  /// Where it reaches from and to on the next axis (of x, y, z, x …), in cm.
  public let first: ClosedRange<Double>
  /// The same on the axis after that.
  public let second: ClosedRange<Double>

  /// - Parameters:
  ///   - axis: The axis that it is perpendicular to, 0, 1 or 2.
  ///   - plane: Its place on that axis, in cm.
  ///   - first: Where it reaches from and to on the next axis, in cm.
  ///   - second: The same on the axis after that.
  public init(
    axis: Int, plane: Double, first: ClosedRange<Double>, second: ClosedRange<Double>
  ) {
    precondition(0..<3 ~= axis, "axis \(axis); give 0, 1 or 2")
    (self.axis, self.plane, self.first, self.second) = (axis, plane, first, second)
  }

  /// The axes along its sides.
  var sides: (first: Int, second: Int) { ((axis + 1) % 3, (axis + 2) % 3) }

  /// A point on it, at shares from 0 to 1 of both sides.
  public func point(_ u: Double, _ v: Double) -> Position {
    var point = Position()
    point[axis] = plane
    point[sides.first] = first.lowerBound + u * first.length
    point[sides.second] = second.lowerBound + v * second.length
    return point
  }

  /// Its middle.
  public var centre: Position { point(0.5, 0.5) }

  /// In cm².
  public var area: Double { first.length * second.length }
}

extension Rectangle {
  /// The solid angle that it covers as seen from a point, from 0 to 2π.
  ///
  /// Ω = Σ ± atan(a b / (d √(a² + b² + d²))) over the corners, with d the distance to the plane and a and b
  /// those to the sides; the sign is + for the corners (low, low) and (high, high). Exact, and so bounded
  /// however near the point is: the law cos θ · area / r² of a small detector is its limit far away.
  ///
  /// - Parameter point: In cm, not in the plane itself.
  public func solidAngle(from point: Position) -> Double {
    let distance = abs(point[axis] - plane)
    func corner(_ a: Double, _ b: Double) -> Double {
      atan(a * b / (distance * (a * a + b * b + distance * distance).squareRoot()))
    }
    let (x, y) = (point[sides.first], point[sides.second])
    let (low, high) = (first.lowerBound - x, first.upperBound - x)
    let (below, above) = (second.lowerBound - y, second.upperBound - y)
    return corner(high, above) - corner(low, above) - corner(high, below) + corner(low, below)
  }

  /// Whether a straight line from a point hits it, and how far away, in cm.
  ///
  /// - Parameters:
  ///   - point: Where the line starts.
  ///   - direction: Its direction, of length 1.
  public func distance(from point: Position, along direction: Position) -> Double? {
    let length = (plane - point[axis]) / direction[axis]
    guard length > 0, length.isFinite else { return nil }
    let hit = point + length * direction
    return first.contains(hit[sides.first]) && second.contains(hit[sides.second]) ? length : nil
  }
}

extension ClosedRange<Double> {
  var length: Double { upperBound - lowerBound }
}
