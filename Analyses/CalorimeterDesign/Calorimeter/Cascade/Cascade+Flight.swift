import DualNumbers
import Foundation

extension Cascade {
  /// How a step ends.
  enum StepEnd { case interaction, limit }

  /// The distance to the layer's wall ahead; infinite for a particle that flies along the layers.
  func distanceToWall(_ particle: Particle<N>) -> N {
    let slope = particle.direction.value
    guard slope.magnitude > 1e-12 else { return N(.infinity) }
    let wall = boundaries[slope > 0 ? particle.layer + 1 : particle.layer]
    return max((wall - particle.position) / particle.direction, N(0))
  }

  /// A step by the sampled free path, no longer than a limit.
  ///
  /// The number u decides whether exp(−Σ·limit) > u lets the particle reach the limit, and is −ln u/Σ
  /// otherwise. With the decision's score taken into account, the path is drawn given that it is shorter
  /// than the limit: the same number, but its derivative stays within the limit.
  mutating func step(
    rate: N, limit: N, uniform: Double, _ particle: inout Particle<N>
  ) -> (length: N, end: StepEnd) {
    guard rate.value > 0 else { return (limit, .limit) }
    let paths = -Foundation.log(uniform)
    guard limit.value.isFinite else { return (N(paths) / rate, .interaction) }
    let opacity = rate * limit
    if paths >= opacity.value {
      decided(-opacity, &particle)
      return (limit, .limit)
    }
    guard estimator.includesDecisions else { return (N(paths) / rate, .interaction) }
    let probability = -expm1(-opacity)
    decided(log(probability), &particle)
    let share = (1 - uniform) / probability.value
    return (-log1p(-probability.scaled(by: share)) / rate, .interaction)
  }

  /// Moves a particle within its layer.
  func advance(_ particle: inout Particle<N>, by step: N) {
    particle.position += step * particle.direction
    guard estimator.stopped.contains(.places) else { return }
    let (low, high) = (boundaries[particle.layer], boundaries[particle.layer + 1])
    let share = (particle.position.value - low.value) / (high.value - low.value)
    particle.position = low + (high - low).scaled(by: share)
  }

  /// Moves a particle through the wall ahead; false if it leaves the calorimeter.
  mutating func cross(_ particle: inout Particle<N>) -> Bool {
    let forward = particle.direction.value > 0
    particle.position = boundaries[forward ? particle.layer + 1 : particle.layer]
    particle.layer += forward ? 1 : -1
    if (0..<record.deposits.count).contains(particle.layer) { return true }
    leak(particle)
    return false
  }

  /// A particle's new direction after a deflection.
  func deflect(_ direction: N, cos: N, sin: N, uniform: Double) -> N {
    let result = MultipleScattering.deflected(
      direction, cos: cos, sin: sin, azimuth: 2 * .pi * uniform)
    return estimator.stopped.contains(.deflections) ? result.detached() : result
  }
}
