import Foundation
import NumericalMethods

/// How the mass of four muons is shared between two pairs: distributions of the two pairs' masses, from
/// lowest order, spins and the direction of the production left out.
enum PairMasses {
  /// H → Z*Z*: dΓ ∝ BW(m₁²) BW(m₂²) √λ (λ + 12 m₁²m₂²/M⁴) dm₁² dm₂² (A. Djouadi, hep-ph/0503172,
  /// section 2.2.2).
  case higgs
  /// qq̄ → ZZ, Zγ*: each pair by the propagators of Z and photon, √λ of phase space.
  case continuum
  /// Z → 4μ: a radiated photon, dm₂/m₂, and what is left, by phase space.
  case resonance
  /// Z + X: a Z boson and two muons of any other origin, dm₂/m₂.
  case reducible

  /// The smallest mass of a pair, in GeV: below, no candidate is selected.
  static let smallest = 12.0

  /// Two masses for pairs of the mass `mass`; nil for a draw that is rejected.
  func draw(_ mass: Double, using generator: inout SequentialGenerator) -> (Double, Double)? {
    func uniform() -> Double { .random(in: 0..<1, using: &generator) }
    switch self {
    case .higgs: return Self.higgs(mass, uniform)
    case .continuum:
      let propagator = Propagator(upTo: mass - Self.smallest, hasPhoton: true)
      return Self.accepted(
        (propagator.mass(uniform(), uniform()), propagator.mass(uniform(), uniform())), mass,
        uniform)
    case .resonance:
      let second = Self.smallest * pow((mass - 40) / Self.smallest, uniform())
      return Self.accepted((40 + (mass - 40) * uniform(), second), mass, uniform)
    case .reducible:
      let first = Propagator(upTo: mass - Self.smallest, hasPhoton: false)
      let second = Self.smallest * pow((mass - Self.smallest) / Self.smallest, uniform())
      return Self.accepted((first.mass(uniform(), uniform()), second), mass, uniform)
    }
  }

  private static func accepted(
    _ pairs: (Double, Double), _ mass: Double, _ uniform: () -> Double
  ) -> (Double, Double)? {
    guard pairs.0 + pairs.1 < mass else { return nil }
    return uniform() < phaseSpace(pairs.0, pairs.1, mass).squareRoot() ? pairs : nil
  }

  private static func higgs(_ mass: Double, _ uniform: () -> Double) -> (Double, Double)? {
    func density(_ second: Double) -> Double {
      second * Propagator.resonance(second * second)
        * Propagator.share(from: second * second, to: (mass - second) * (mass - second))
    }
    let width = mass / 2 - smallest
    let largest = 1.1 * (0...64).map { density(smallest + width * Double($0) / 64) }.max()!
    let second = smallest + width * uniform()
    let first = Propagator.resonantMass(
      from: second * second, to: (mass - second) * (mass - second), at: uniform())
    let lambda = phaseSpace(first, second, mass)
    let mixed = 12 * first * first * second * second / pow(mass, 4)
    let weight = density(second) / largest * lambda.squareRoot() * (lambda + mixed)
    return uniform() < weight ? (first, second) : nil
  }

  /// λ(1, m₁²/M², m₂²/M²), from 0 where the pairs are at rest to 1.
  static func phaseSpace(_ first: Double, _ second: Double, _ mass: Double) -> Double {
    let (sum, difference) = ((first + second) / mass, (first - second) / mass)
    return max((1 - sum * sum) * (1 - difference * difference), 0)
  }
}
