import Foundation

/// Directions as unit vectors: isotropic, reflected, scattered.
public enum Directions {
  /// The direction of cosine 2u − 1 to the z axis and azimuth 2πv: isotropic for uniform u and v.
  public static func isotropic(_ u: Double, _ v: Double) -> SIMD3<Double> {
    turned([0, 0, 1], cosine: 2 * u - 1, azimuth: 2 * .pi * v)
  }

  /// A mirror's reflection, d − 2(d·n)n, at a wall of unit normal n.
  public static func reflected(
    _ direction: SIMD3<Double>, at normal: SIMD3<Double>
  ) -> SIMD3<Double> {
    direction - 2 * (direction * normal).sum() * normal
  }

  /// The cosine μ of Rayleigh's scattering angle, of density ⅜(1 + μ²), for uniform u in 0...1.
  ///
  /// The distribution function gives μ³ + 3μ = 8u − 4, whose one real root is, after Cardano,
  /// 2·sinh(⅓·asinh(4u − 2)). The moments are ⟨μ⟩ = 0 and ⟨μ²⟩ = 2/5.
  public static func rayleighCosine(_ u: Double) -> Double {
    min(max(2 * sinh(asinh(4 * u - 2) / 3), -1), 1)
  }

  /// A direction turned by an angle of a cosine, at an azimuth in radians about the old direction.
  public static func turned(
    _ direction: SIMD3<Double>, cosine: Double, azimuth: Double
  ) -> SIMD3<Double> {
    let helper: SIMD3<Double> = abs(direction.z) < 0.9 ? [0, 0, 1] : [1, 0, 0]
    let first = unit(cross(helper, direction))
    let second = cross(direction, first)
    let sine = max(1 - cosine * cosine, 0).squareRoot()
    return unit(
      cosine * direction + sine * (cos(azimuth) * first + sin(azimuth) * second))
  }

  private static func unit(_ a: SIMD3<Double>) -> SIMD3<Double> { a / (a * a).sum().squareRoot() }

  private static func cross(_ a: SIMD3<Double>, _ b: SIMD3<Double>) -> SIMD3<Double> {
    [a.y * b.z - a.z * b.y, a.z * b.x - a.x * b.z, a.x * b.y - a.y * b.x]
  }
}
