import Autodiff

/// A place on the wall that light reaches.
struct WallHit {
  let x, y, z: EventExpression
  /// 1 on a lid, 0 on the barrel.
  let isLid: EventExpression
  /// The part of the photon that is detected there.
  let weight: EventExpression
  /// The path to there, in metres.
  let path: EventExpression
}

/// Photons on their way, one an event, as expressions of where and how they start and of the medium.
///
/// The step is that of ``WeightedSimulation``, but which branch is followed is decided beforehand, by a fair
/// coin, and its weight is divided by ½. Everything else moves smoothly with the parameters: scattering
/// paths by their quantile, places along straight lines. So no derivative is lost in choices; what is not
/// seen is only that a ray at an edge between lid and barrel changes the wall that reflects it.
struct PhotonExpressions {
  var x, y, z: EventExpression
  /// A unit vector.
  var dx, dy, dz: EventExpression
  var weight: EventExpression
  var path: EventExpression

  /// One step's random numbers, the same in every evaluation.
  struct Choices {
    /// 1 to follow the reflection, 0 the scattering.
    let reflects: EventExpression
    /// Uniform, for the scattering path.
    let flight: EventExpression
    /// Of the scattering angle.
    let cosine: EventExpression
    /// In radians.
    let azimuth: EventExpression
  }

  /// What the wall sees now, and the photon after the next reflection or scattering.
  func step(in tank: Cylinder, _ medium: MediumExpressions, _ choices: Choices) -> (
    hit: WallHit, next: PhotonExpressions
  ) {
    let (distance, isLid) = wall(of: tank)
    let reach = exp(distance * -medium.scattering)
    let survives = weight * reach * exp(distance * -medium.absorption)
    let (hx, hy, hz) = (x + distance * dx, y + distance * dy, z + distance * dz)
    let hit = WallHit(
      x: hx, y: hy, z: hz, isLid: isLid, weight: survives * (1 - medium.reflectivity),
      path: path + distance)

    let normal = (hx * dx + hy * dy) * (2 / (tank.radius * tank.radius))
    let barrel = 1 - isLid
    let flight = -log1p(choices.flight * (reach - 1)) / medium.scattering
    let turned = turned(choices)
    func either(_ a: EventExpression, _ b: EventExpression) -> EventExpression {
      choices.reflects.select(a, b)
    }
    let next = PhotonExpressions(
      x: either(hx, x + flight * dx), y: either(hy, y + flight * dy),
      z: either(hz, z + flight * dz),
      dx: either(dx - barrel * normal * hx, turned.x),
      dy: either(dy - barrel * normal * hy, turned.y),
      dz: either(dz * (1 - 2 * isLid), turned.z),
      weight: 2
        * either(
          survives * medium.reflectivity, weight * (1 - reach) * exp(flight * -medium.absorption)),
      path: path + either(distance, flight))
    return (hit, next)
  }

  /// The distance to the wall: ``Cylinder/wall(from:along:)`` as expressions.
  private func wall(of tank: Cylinder) -> (distance: EventExpression, isLid: EventExpression) {
    let a = max(square(dx) + square(dy), 1e-12)
    let b = x * dx + y * dy
    let c = square(x) + square(y) - tank.radius * tank.radius
    let barrel = max((sqrt(max(square(b) - a * c, 1e-12)) - b) / a, 0)
    let up = 2 * dz.isGreater(than: 0) - 1
    let lid = max((tank.height / 2 - z * up) / max(dz * up, 1e-9), 0)
    return (min(barrel, lid), lid.isLess(than: barrel))
  }

  /// The direction turned by an angle: the two vectors across it are those of T. Duff et al. (Journal of Computer
  /// Graphics Techniques 6 (2017) 1), whose slopes are bounded; at d_z = 0 they turn about the direction, which
  /// changes no mean.
  private func turned(_ choices: Choices) -> (
    x: EventExpression, y: EventExpression, z: EventExpression
  ) {
    let sine = sqrt(max(1 - square(choices.cosine), 0))
    let sign = 2 * dz.isGreater(than: 0) - 1
    let scale = -1 / (sign + dz)
    let mixed = dx * dy * scale
    let (first, second) = (sine * cos(choices.azimuth), sine * sin(choices.azimuth))
    return (
      choices.cosine * dx + first * (1 + sign * square(dx) * scale) + second * mixed,
      choices.cosine * dy + first * sign * mixed + second * (sign + square(dy) * scale),
      choices.cosine * dz - first * sign * dx - second * dy
    )
  }
}
