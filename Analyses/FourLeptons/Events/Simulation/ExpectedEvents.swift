/// Events expected among the candidates of the open data: 2.33 fb⁻¹ at 7 TeV and 11.58 fb⁻¹ at 8 TeV.
///
/// Luminosities, cross sections, the factor 1.386 on ZZ, and the numbers of simulated and of selected events
/// are those of the open data's example analysis (cms-opendata-analyses/HiggsExample20112012, its macro
/// M4Lnormdatall and its files of histograms).
public enum ExpectedEvents {
  /// In fb⁻¹, of 2011 and 2012.
  public static let luminosities = (year2011: 2.33, year2012: 11.58)

  /// H → 4μ: cross sections 5.7 and 6.5 fb, scaled to mH = 125 GeV, for H → 4ℓ, of which four muons are a part.
  public static let higgs =
    luminosities.year2011 * 5.7 * 12941 / 299_683 + luminosities.year2012 * 6.5 * 10900 / 299_973

  /// All of ZZ, Zγ* and Z → 4μ above 70 GeV: 67 and 77 fb.
  public static let fourMuons =
    1.386
    * (luminosities.year2011 * 67 * 101_556 / 1_447_136
      + luminosities.year2012 * 77 * 97_214 / 1_499_064)

  /// The share of Z → 4μ in it, from the fit of the spectra.
  public static let resonantShare = 0.2163

  /// Z + X between 110 and 160 GeV: 0.9 (+0.7, −0.6) events, CMS expects with 5.1 fb⁻¹ at 7 TeV and 5.3 fb⁻¹
  /// at 8 TeV (arXiv:1207.7235, table 3), in proportion to luminosity.
  public static let reducible =
    0.9 * (luminosities.year2011 + luminosities.year2012) / (5.1 + 5.3)
}

extension SimulatedProcess {
  /// Candidates expected, of any mass.
  public var expectedEvents: Double {
    switch self {
    case .higgs: ExpectedEvents.higgs
    case .zz: ExpectedEvents.fourMuons * (1 - ExpectedEvents.resonantShare)
    case .z: ExpectedEvents.fourMuons * ExpectedEvents.resonantShare
    case .zx: ExpectedEvents.reducible / spectrum.share(in: 110...160)
    }
  }
}
