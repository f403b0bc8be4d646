import Foundation

/// The spectra of m₄μ of selected events, in GeV.
///
/// Their parameters are fits of this analysis to the histogram `mass4mu_full` of the open data's simulation
/// (`HZZ11`, `HZZ12`, `ZZ4mu11`, `ZZ4mu12` of the example cms-opendata-analyses/HiggsExample20112012), 2011
/// and 2012 weighted by luminosity and cross section. The fit to ZZ has χ² = 240 for 193 degrees of freedom
/// from 70 to 700 GeV.
extension MassSpectrum {
  /// Where the peak of the Higgs boson is, whose mass is 125 GeV.
  public static let higgsPeak = 124.876

  /// H → ZZ* → 4μ: the detector's resolution, 1.11 GeV at its core (0.9 %), with tails by radiation and
  /// multiple scattering: a Gaussian that goes over into powers on both sides.
  static let higgs = MassSpectrum(in: 80...165) { mass in
    crystalBall(
      (mass - higgsPeak) / 1.109, left: (at: 1.200, power: 2.088), right: (at: 1.904, power: 2.974))
  }

  /// Z → 4μ: one Z boson whose decay radiates a second pair.
  static let resonance = MassSpectrum(in: 70...180) { mass in
    crystalBall(
      (mass - 91.094) / 1.649, left: (at: 0.992, power: 2.866), right: (at: 1.144, power: 2.446))
  }

  /// ZZ and Zγ* continuum: the function that CMS uses for it, a threshold of Zγ* near 110 GeV and one of two
  /// Z bosons near 185 GeV, each an error function times falling Fermi functions (arXiv:1312.5353).
  static let continuum = MassSpectrum(in: 70...900) { mass in
    func threshold(_ place: Double, _ width: Double) -> Double {
      0.5 + 0.5 * erf((mass - place) / width)
    }
    func falling(_ place: Double, _ width: Double) -> Double {
      1 / (1 + exp((mass - place) / width))
    }
    return threshold(108.136, 11.172) * 0.35959 * falling(108.136, 115.625)
      + threshold(185.322, 10.003)
      * (1.25023 * falling(185.322, 39.327) + 0.20977 * falling(185.322, 77.706))
  }

  /// Z + X, muons that are none or come from other decays: Moyal's approximation of Landau's
  /// distribution, of most probable value 130 GeV and width 20 GeV. An assumption: the example's simulation
  /// has two such events.
  static let reducible = MassSpectrum(in: 70...500) { mass in
    let t = (mass - 130) / 20
    return exp(-0.5 * (t + exp(-t)))
  }

  /// A Gaussian of t with powers of t beyond −`left.at` and `right.at`, smooth where they meet.
  private static func crystalBall(
    _ t: Double, left: (at: Double, power: Double), right: (at: Double, power: Double)
  ) -> Double {
    let side = t < 0 ? left : right
    let distance = abs(t)
    guard distance > side.at else { return exp(-t * t / 2) }
    let scale = side.power / side.at
    return exp(-side.at * side.at / 2) * pow(scale / (scale - side.at + distance), side.power)
  }
}
