import DualNumbers
import Foundation

/// Interactions of a photon in a mm of each material.
private struct PhotonRates<N: DifferentiableNumber> {
  let pairs: N
  let total: N

  init(_ physics: MaterialPhysics, _ energy: N) {
    pairs = physics.pairs.rate(at: energy)
    total = pairs + physics.compton.rate(at: energy)
  }
}

extension Cascade {
  /// Follows a photon until it becomes a pair, is absorbed or leaves.
  mutating func followPhoton(_ particle: inout Particle<N>) {
    while let rates = flyToInteraction(&particle) {
      let uniforms = particle.random.uniforms()
      let probability = rates.pairs / rates.total
      if uniforms.0 < probability.value {
        decided(log(probability), &particle)
        return makePair(&particle, uniform: uniforms.1)
      }
      if probability.value > 0 { decided(log(N(1) - probability), &particle) }
      guard scatterPhoton(&particle, uniform: uniforms.1) else { return }
    }
  }

  /// The rates where it interacts; nil if it leaves the calorimeter.
  private mutating func flyToInteraction(_ particle: inout Particle<N>) -> PhotonRates<N>? {
    let energy = particle.energy
    let rates = (PhotonRates(materials[0], energy), PhotonRates(materials[1], energy))
    while true {
      record.steps += 1
      let own = particle.layer & 1 == 0 ? rates.0 : rates.1
      let (length, end) = step(
        rate: own.total, limit: distanceToWall(particle), uniform: particle.random.uniforms().0,
        &particle)
      if end == .interaction {
        advance(&particle, by: length)
        return own
      }
      guard cross(&particle) else { return nil }
    }
  }

  private mutating func makePair(_ particle: inout Particle<N>, uniform: Double) {
    let available = particle.energy - PairProduction.threshold
    let electron = available.scaled(by: PairProduction.share(uniform: uniform))
    let (first, second) = particle.random.daughters()
    push(daughter(.electron, electron, of: particle, first))
    push(daughter(.positron, available - electron, of: particle, second))
  }

  /// Scatters a photon from an electron, which goes on by itself; false if what is left of the photon is
  /// below the cut and absorbed.
  private mutating func scatterPhoton(_ particle: inout Particle<N>, uniform: Double) -> Bool {
    let spectrum = Compton.Spectrum(particle.energy)
    let total = spectrum.integral(to: N(1))
    let absorbed = spectrum.integral(to: cut / particle.energy)
    let isAbsorbed = uniform * total.value < absorbed.value
    let integral = drawn(uniform, below: absorbed, of: total, isBelow: isAbsorbed, &particle)
    let fraction = spectrum.fraction(integral: integral)
    let photonEnergy = particle.energy * fraction
    let (own, other) = particle.random.daughters()
    var electron = daughter(.electron, particle.energy - photonEnergy, of: particle, other)
    if scatters { turn(&particle, &electron, spectrum, fraction, own) }
    push(electron)
    particle.energy = photonEnergy
    if isAbsorbed { deposit(photonEnergy, from: particle) }
    return !isAbsorbed
  }

  /// A point of a distribution function after the decision on which side of a threshold it lies.
  private mutating func drawn(
    _ uniform: Double, below threshold: N, of total: N, isBelow: Bool,
    _ particle: inout Particle<N>
  ) -> N {
    guard estimator.includesDecisions else { return total.scaled(by: uniform) }
    let point = uniform * total.value
    if isBelow {
      decided(log(threshold / total), &particle)
      return threshold.scaled(by: point / threshold.value)
    }
    decided(log((total - threshold) / total), &particle)
    let share = (point - threshold.value) / (total.value - threshold.value)
    return threshold + (total - threshold).scaled(by: share)
  }

  /// Directions after the scattering: of the photon by its energy, of the electron on the other side.
  private func turn(
    _ photon: inout Particle<N>, _ electron: inout Particle<N>, _ spectrum: Compton.Spectrum<N>,
    _ fraction: N, _ random: ShowerRandom
  ) {
    var random = random
    let azimuth = random.uniforms().0
    let cosine = min(max(spectrum.cosine(at: fraction), N(-1)), N(1))
    let boost = square(spectrum.kappa.shifted(by: 1)) * (N(1) - cosine)
    let recoil = root(boost / (boost + cosine.shifted(by: 1)))
    let before = photon.direction
    photon.direction = deflect(before, cos: cosine, sin: sine(cosine), uniform: azimuth)
    electron.direction = deflect(before, cos: recoil, sin: sine(recoil), uniform: azimuth + 0.5)
  }

  private func sine(_ cosine: N) -> N { root(N(1) - square(cosine)) }

  private func root(_ square: N) -> N { square.value > 1e-14 ? sqrt(square) : N(0) }
}
