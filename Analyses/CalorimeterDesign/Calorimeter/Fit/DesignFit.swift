/// What a fit of a profile found.
public struct DesignFit: Hashable, Sendable, Codable {
  /// The estimates.
  public private(set) var design: Design
  /// χ² at the last design but one, from which the last step was short.
  public private(set) var chiSquare = Double.nan
  /// (Jᵀ V⁻¹ J)⁻¹ of energy, absorber and gap, row-major `[3, 3]`.
  public private(set) var covariance: [Double] = []
  /// Templates, those with derivatives included.
  public internal(set) var steps = 0
  /// Templates with derivatives.
  public internal(set) var linearisations = 0
  /// Whether the last step was short.
  public private(set) var hasConverged = false

  init(design: Design) { self.design = design }

  /// The errors of energy, absorber and gap; NaN before the first step.
  public var errors: [Double] {
    (0..<3).map { covariance.isEmpty ? .nan : covariance[4 * $0].squareRoot() }
  }

  /// Correlations, row-major `[3, 3]`.
  public var correlations: [Double] {
    let errors = errors
    return covariance.indices.map { covariance[$0] / (errors[$0 / 3] * errors[$0 % 3]) }
  }

  mutating func note(_ design: Design, _ chiSquare: Double, _ covariance: [Double]) {
    (self.design, self.chiSquare, self.covariance) = (design, chiSquare, covariance)
  }

  mutating func end(at design: Design) { (self.design, hasConverged) = (design, true) }
}
