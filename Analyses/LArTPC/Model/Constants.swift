/// Numbers that are not fitted, with their units and where they come from.
///
/// Detector constants are those of larnd-sim for the Module-0 prototype (DUNE, JINST 18 P04034,
/// doi:10.1088/1748-0221/18/04/P04034, `larndsim/consts` and `fee`), of its PyTorch version where the
/// two differ (Gasiorowski et al., Mach. Learn.: Sci. Technol. 5 025012, arXiv:2309.04639).
public enum Constants {
  // MARK: Particles and ionisation: Particle Data Group, Review of Particle Physics (2024).

  /// K = 4π N_A rₑ² mₑ c², MeV cm²/mol.
  public static let betheK = 0.307075
  /// mₑc², MeV.
  public static let electronMass = 0.510_998_95
  /// m_μc², MeV.
  public static let muonMass = 105.658_3755
  /// m_p c², MeV.
  public static let protonMass = 938.272_088
  /// Z of argon.
  public static let chargeNumber = 18.0
  /// A of argon, g/mol.
  public static let molarMass = 39.948
  /// The mean excitation energy I, MeV (188 eV).
  public static let meanExcitationEnergy = 188e-6
  /// Sternheimer's parametrisation of the density effect in liquid argon: C̄, x₀, x₁, a, k (Groom, Mokhov
  /// and Striganov, At. Data Nucl. Data Tables 78, 183).
  public static let densityEffect = (c: 5.2146, x0: 0.2, x1: 3.0, a: 0.19559, k: 3.0)

  // MARK: Liquid argon: larnd-sim, `consts/detector.py` and `consts/light.py`.

  /// ρ, g/cm³.
  public static let density = 1.38
  /// T, K.
  public static let temperature = 87.17
  /// Electrons for each MeV before recombination: 1/(23.6 eV).
  public static let electronsPerMeV = 4.237e4
  /// a₀ … a₅ of the mobility (Li et al., doi:10.1016/j.nima.2016.01.094), field in kV/cm, cm²/(V s).
  public static let mobility = [551.6, 7158.3, 4440.43, 4.29, 43.63, 0.2053]
  /// The temperature that the mobility is quoted at, K.
  public static let mobilityTemperature = 89.0
  /// α of the modified box model.
  public static let boxAlpha = 0.93
  /// β of the modified box model, (kV/cm)(g/cm²)/MeV.
  public static let boxBeta = 0.207

  // MARK: Geometry and time: `module0.yaml`, `multi_tile_layout-2.2.16.yaml`.

  /// From the cathode to the anode, cm.
  public static let driftLength = 30.272
  /// The distance of pixels' centres, cm.
  public static let pixelPitch = 0.4434
  /// A tick of the clock, µs.
  public static let tick = 0.1
  /// The parametrised response's zero of time is the passage of a plane so far before the anode, cm.
  public static let responsePlane = 0.5

  // MARK: Front-end electronics: `fee.py`.

  /// The discriminator's threshold, electrons.
  public static let threshold = 7e3
  /// Ticks between the crossing of the threshold and the sampling of the charge: 3 + 15.
  public static let holdTicks = 18
  /// mV for each electron.
  public static let gain = 4e-3
  /// mV without charge.
  public static let pedestal = 580.0
  /// The ADC's lower end, mV.
  public static let commonMode = 288.0
  /// The ADC's upper end, mV.
  public static let reference = 1300.0
  /// The ADC's range in counts; the largest it gives is one less.
  public static let counts = 256.0
  /// What is left on a pixel by its reset: the same until it is read, electrons.
  public static let resetNoise = 900.0
  /// Noise of the sampled charge, electrons.
  public static let samplingNoise = 500.0
}
