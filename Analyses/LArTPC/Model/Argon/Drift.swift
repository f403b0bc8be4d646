import Foundation

/// How electrons move through liquid argon under a field.
public enum Drift {
  /// The mobility µ(ℰ, T), cm²/(kV µs).
  ///
  /// µ = (a₀ + a₁ℰ + a₂ℰ^{3/2} + a₃ℰ^{5/2}) / (1 + (a₁/a₀)ℰ + a₄ℰ² + a₅ℰ³) · (T/89 K)^{−3/2}, in
  /// cm²/(V s): Li et al., doi:10.1016/j.nima.2016.01.094.
  ///
  /// - Parameter field: ℰ, kV/cm.
  public static func mobility(field: Double) -> Double {
    let a = Constants.mobility
    let root = field.squareRoot()
    let numerator = a[0] + field * (a[1] + root * a[2]) + a[3] * field * field * root
    let denominator = 1 + field * (a[1] / a[0] + field * (a[4] + field * a[5]))
    return numerator / denominator * (temperatureFactor / 1000)
  }

  static let temperatureFactor =
    pow(Constants.temperature / Constants.mobilityTemperature, -1.5)

  /// The drift velocity µℰ, cm/µs.
  public static func velocity(field: Double) -> Double { mobility(field: field) * field }

  /// The share of electrons that no impurity has caught after a time: exp(−t/τ).
  public static func survival(time: Double, lifetime: Double) -> Double { exp(-time / lifetime) }

  /// The width of a cloud of electrons after a time: √(2 D t), cm.
  public static func width(time: Double, diffusion: Double) -> Double {
    (2 * diffusion * time).squareRoot()
  }
}
