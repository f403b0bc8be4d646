import DualNumbers
import Foundation

/// The largest share of its energy that an electron loses in one step.
private let largestLoss = 0.2

extension Cascade {
  /// Follows an electron or a positron until it stops or leaves.
  ///
  /// A step ends at the wall, at an interaction, or when the energy has fallen to 0.8 of what it was or
  /// to the cut, below which there is nothing but ionisation down to rest.
  mutating func followElectron(_ particle: inout Particle<N>) {
    while particle.energy.value > 0 {
      record.steps += 1
      let physics = materials[particle.layer & 1]
      let (start, loss) = (particle.energy, physics.ionisation.loss(at: particle.energy))
      let target = lowestEnergy(after: start)
      let (wall, reach) = (distanceToWall(particle), (start - target) / loss)
      let hitsWall = wall.value <= reach.value
      let uniforms = particle.random.uniforms()
      let (length, end) = step(
        rate: physics.bremsstrahlung.rate(at: start), limit: hitsWall ? wall : reach,
        uniform: uniforms.0, &particle)
      particle.energy = end == .limit && !hitsWall ? target : start - loss * length
      deposit(start - particle.energy, from: particle)
      let continues = move(&particle, by: length, through: end == .limit && hitsWall)
      if scatters { scatter(&particle, energy: start, step: length, physics) }
      if !continues { return }
      if end == .interaction { radiate(&particle, physics, uniform: uniforms.1) }
    }
    if particle.restEnergy > 0 { deposit(N(particle.restEnergy), from: particle) }
  }

  private func lowestEnergy(after energy: N) -> N {
    guard energy.value > cut else { return N(0) }
    return max(energy.scaled(by: 1 - largestLoss), N(cut))
  }

  private mutating func move(_ particle: inout Particle<N>, by length: N, through wall: Bool)
    -> Bool
  {
    if wall { return cross(&particle) }
    advance(&particle, by: length)
    return true
  }

  /// Deflects by Gaussian projected angles of two planes: a Rayleigh-distributed angle in space.
  private func scatter(
    _ particle: inout Particle<N>, energy: N, step: N, _ physics: MaterialPhysics
  ) {
    guard step.value > 0 else { return }
    let uniforms = particle.random.uniforms()
    let radius = (-2 * Foundation.log(uniforms.0)).squareRoot()
    let angle = physics.scattering.width(at: energy, step: step).scaled(by: radius)
    particle.direction = deflect(
      particle.direction, cos: cos(angle), sin: sin(angle), uniform: uniforms.1)
  }

  private mutating func radiate(
    _ particle: inout Particle<N>, _ physics: MaterialPhysics, uniform: Double
  ) {
    guard particle.energy.value > cut else { return }
    let energy = physics.bremsstrahlung.photonEnergy(of: particle.energy, uniform: uniform)
    push(daughter(.photon, energy, of: particle, particle.random.daughters().0))
    particle.energy -= energy
  }

  func daughter(
    _ kind: Particle<N>.Kind, _ energy: N, of mother: Particle<N>, _ random: ShowerRandom
  ) -> Particle<N> {
    Particle(
      kind: kind, energy: energy, position: mother.position, direction: mother.direction,
      layer: mother.layer, random: random, score: mother.score)
  }
}
