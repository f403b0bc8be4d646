/// The six constants of the detector that are calibrated.
public struct DetectorParameters: Hashable, Sendable {
  /// A_b of Birks' law.
  public var birksA: Double
  /// k_b of Birks' law, (kV/cm)(g/cm²)/MeV.
  public var birksK: Double
  /// The electric field ℰ, kV/cm.
  public var field: Double
  /// Transverse diffusion D_T, cm²/µs.
  public var transverse: Double
  /// Longitudinal diffusion D_L, cm²/µs.
  public var longitudinal: Double
  /// The electrons' lifetime τ, µs.
  public var lifetime: Double

  /// The values of larnd-sim's Module-0.
  public static let nominal = DetectorParameters([0.8, 0.0486, 0.5, 8.8e-6, 4e-6, 2200])

  /// Where the published calibration looks for them (`optimize/ranges.py` of the PyTorch version).
  public static let ranges: [ClosedRange<Double>] = [
    0.78...0.88, 0.04...0.07, 0.45...0.55, 4e-6...14e-6, 2e-6...9e-6, 500...5000,
  ]

  /// Short names, in the order of ``values``.
  public static let names = ["Ab", "kb", "E", "DT", "DL", "lifetime"]

  /// Units, in the order of ``values``.
  public static let units = ["", "kV/cm·g/cm²/MeV", "kV/cm", "cm²/µs", "cm²/µs", "µs"]

  /// How many there are.
  public static let count = 6

  /// - Parameter values: A_b, k_b, ℰ, D_T, D_L, τ.
  public init(_ values: [Double]) {
    precondition(values.count == Self.count, "6 parameters are expected, given \(values.count)")
    (birksA, birksK, field) = (values[0], values[1], values[2])
    (transverse, longitudinal, lifetime) = (values[3], values[4], values[5])
  }

  /// - Parameter scaled: Each divided by its nominal value.
  public init(scaled: [Double]) {
    self.init(zip(scaled, Self.nominal.values).map { $0 * $1 })
  }

  /// A_b, k_b, ℰ, D_T, D_L, τ.
  public var values: [Double] { [birksA, birksK, field, transverse, longitudinal, lifetime] }

  /// Each divided by its nominal value: what fits move.
  public var scaled: [Double] { zip(values, Self.nominal.values).map { $0 / $1 } }
}
