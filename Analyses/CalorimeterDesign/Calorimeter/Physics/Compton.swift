import DualNumbers
import Foundation

/// Photons scattered by electrons as if these were free (Klein and Nishina, doi:10.1007/BF01366453).
///
/// With κ = k/mₑ and ε = k′/k, dσ/dε = (π rₑ²/κ)·p(ε), p = 1/ε + ε − 2t + t² with t = 1 − cos θ =
/// (1 − ε)/(κ ε), for ε from 1/(1 + 2κ) to 1; p has an antiderivative, by which ε is drawn.
struct Compton: Sendable {
  /// ρ N_A ⟨Z/A⟩ π rₑ², 1/mm.
  private let scale: Double

  init(_ material: Material) {
    let electrons = material.density * material.electronsPerGram * Constants.avogadro
    scale = electrons * Double.pi * Constants.electronRadius * Constants.electronRadius / 10
  }

  /// Scatterings in a mm.
  func rate<N: DifferentiableNumber>(at energy: N) -> N {
    let spectrum = Spectrum(energy)
    return (spectrum.integral(to: N(1)) / spectrum.kappa).scaled(by: scale)
  }

  /// How the energy is shared between the scattered photon and the electron.
  struct Spectrum<N: DifferentiableNumber> {
    let kappa: N
    let lowest: N
    private let inverse: N
    private let start: N

    init(_ energy: N) {
      kappa = energy.scaled(by: 1 / Constants.electronMass)
      inverse = N(1) / kappa
      lowest = N(1) / kappa.scaled(by: 2).shifted(by: 1)
      start = Self.antiderivative(lowest, inverse)
    }

    /// ∫ p from the lowest ε.
    func integral(to fraction: N) -> N { Self.antiderivative(fraction, inverse) - start }

    /// The ε up to which the integral is so large, with its derivatives.
    func fraction(integral wanted: N) -> N {
      let found = invert(wanted.value)
      let residual = integral(to: N(found)) - wanted
      return N.root(at: found, residual: residual, slope: density(found))
    }

    /// cos θ of the photon.
    func cosine(at fraction: N) -> N { N(1) - (N(1) / fraction - N(1)) * inverse }

    private func density(_ fraction: Double) -> Double {
      let t = (1 / fraction - 1) * inverse.value
      return 1 / fraction + fraction - 2 * t + t * t
    }

    /// By Newton's method in ln ε, within its limits.
    private func invert(_ wanted: Double) -> Double {
      let (low, total) = (Foundation.log(lowest.value), integral(to: N(1)).value)
      let from = start.value
      var logarithm = low * (1 - wanted / total)
      for _ in 0..<30 {
        let fraction = Foundation.exp(logarithm)
        let excess =
          Compton.Spectrum<Double>.antiderivative(fraction, inverse.value) - from - wanted
        let step = excess / (fraction * density(fraction))
        logarithm = min(max(logarithm - step, low), 0)
        if abs(step) < 1e-12 { break }
      }
      return Foundation.exp(logarithm)
    }

    static func antiderivative(_ e: N, _ inverse: N) -> N {
      let factor = N(1) - (inverse * (inverse + N(1))).scaled(by: 2)
      let rational = e * inverse.scaled(by: 2) + (e - N(1) / e) * inverse * inverse
      return log(e) * factor + square(e).scaled(by: 0.5) + rational
    }
  }
}
