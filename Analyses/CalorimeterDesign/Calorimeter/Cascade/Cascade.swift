import DualNumbers

/// One shower: its particles are followed one by one, the last made first.
struct Cascade<N: DifferentiableNumber> {
  let boundaries: [N]
  let materials: [MaterialPhysics]
  let cut: Double
  let scatters: Bool
  let estimator: DerivativeEstimator

  var record: ShowerRecord<N>
  private var stack: [Particle<N>] = []
  private var openDecisions: [OpenDecisions<N>] = []

  init(_ setup: ShowerSetup<N>, _ estimator: DerivativeEstimator) {
    boundaries = setup.boundaries
    cut = setup.physics.cut
    scatters = setup.physics.multipleScattering
    materials = [setup.absorber, setup.gap].map { MaterialPhysics($0, cut: setup.physics.cut) }
    self.estimator = estimator
    record = ShowerRecord(layers: boundaries.count - 1)
  }

  /// Simulates a shower that an electron begins at depth 0.
  mutating func run(energy: N, random: ShowerRandom) -> ShowerRecord<N> {
    record = ShowerRecord(layers: boundaries.count - 1)
    push(
      Particle(
        kind: .electron, energy: energy, position: N(0), direction: N(1), layer: 0, random: random,
        score: N(0)))
    while true {
      closeDecisions()
      guard var particle = stack.popLast() else { return record }
      let floor = stack.count
      if particle.kind == .photon { followPhoton(&particle) } else { followElectron(&particle) }
      if estimator.includesDecisions {
        openDecisions.append(OpenDecisions(floor: floor, sums: particle.decisions))
      }
    }
  }

  mutating func push(_ particle: Particle<N>) {
    record.particles += 1
    stack.append(particle)
  }

  /// Energy left where a particle is.
  mutating func deposit(_ energy: N, from particle: Particle<N>) {
    if particle.layer & 1 == 1 { record.visible += energy }
    record.deposits[particle.layer] +=
      estimator.includesDecisions ? energy + particle.score.scaled(by: energy.value) : energy
  }

  /// Energy that leaves the calorimeter.
  mutating func leak(_ particle: Particle<N>) {
    record.leaked += particle.energy.shifted(by: particle.restEnergy)
  }

  /// The derivative of a decision's probability, of which the logarithm is given.
  mutating func decided(_ logarithm: @autoclosure () -> N, _ particle: inout Particle<N>) {
    guard estimator.includesDecisions else { return }
    let logarithm = logarithm()
    let score = logarithm - logarithm.detached()
    let energy = particle.energy.value + particle.restEnergy
    particle.score += score
    particle.decisions.add(
      score, expected: record.visible.value + estimator.response * energy)
  }

  /// Ends the decisions of particles all of whose descendants are done.
  private mutating func closeDecisions() {
    while let last = openDecisions.last, last.floor == stack.count {
      openDecisions.removeLast()
      record.decisions += last.sums.zeroth.scaled(by: record.visible.value) - last.sums.first
    }
  }
}

/// Decisions of a particle whose descendants wait above `floor` on the stack.
private struct OpenDecisions<N: DifferentiableNumber> {
  let floor: Int
  let sums: DecisionSums<N>
}
