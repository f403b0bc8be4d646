import Foundation

/// The synthetic problem of INFERNO (de Castro and Dorigo, arXiv:1806.04743), as its code defines it:
/// a signal and a background in three dimensions, x = (x₀, x₁, x₂).
///
/// | | (x₀, x₁) | x₂ | expected events |
/// |---|---|---|---|
/// | signal | normal around (0, 0), covariance 1 | exponential of rate 2 | s = 50 |
/// | background | normal around (2 + r, 0), covariance diag(5, 9) | exponential of rate λ = 3 | b = 1000 |
///
/// The paper's text puts the means at (1, 1) and (2 + r, 0) with r = 0 subtracted; only the code
/// (`pablodecm/paper-inferno`, `code/synthetic_3D_example.py`) gives the paper's table.
public enum Mixture {
  /// Expected events of the signal, s.
  public static let signalEvents = 50.0
  /// Expected events of the background, b.
  public static let backgroundEvents = 1000.0
  /// The rate of the signal's exponential in x₂.
  public static let signalRate = 2.0
  /// λ, the rate of the background's exponential in x₂.
  public static let backgroundRate = 3.0
  /// Where the background is centred in x₀, at r = 0.
  public static let backgroundCentre = 2.0
  /// The background's standard deviations in x₀ and x₁.
  public static let backgroundWidths = (x0: 5.0.squareRoot(), x1: 3.0)

  /// The signal's probability density.
  public static func signalDensity(_ x0: Double, _ x1: Double, _ x2: Double) -> Double {
    exp(-0.5 * (x0 * x0 + x1 * x1) - signalRate * x2) * signalRate / (2 * .pi)
  }

  /// The background's probability density.
  public static func backgroundDensity(_ x0: Double, _ x1: Double, _ x2: Double) -> Double {
    let (u, v) = ((x0 - backgroundCentre) / backgroundWidths.x0, x1 / backgroundWidths.x1)
    let area = 2 * Double.pi * backgroundWidths.x0 * backgroundWidths.x1
    return exp(-0.5 * (u * u + v * v) - backgroundRate * x2) * backgroundRate / area
  }
}
