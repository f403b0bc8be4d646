import HistFactory

/// The statistical model: a parameter of interest on the signal, and the uncertainties.
///
/// ```swift
/// Model(poi: "mu") {
///   NormSys("background normalisation", 0.10, on: "background")
///   HistoSys("tau energy scale")
///   StatError()
/// }
/// ```
/// Processes of role `signal` are multiplied by the parameter of interest.
public struct Model {
  /// The name of the parameter of interest.
  public let poi: String
  /// The uncertainties, in order.
  public let uncertainties: [Uncertainty]
  /// How factors, of `NormSys`, are continued between and beyond their two variations.
  public let factorInterpolation: Interpolation
  /// How templates, of `HistoSys`, are continued.
  public let shiftInterpolation: Interpolation

  /// - Parameters:
  ///   - poi: The name of the parameter of interest.
  ///   - factorInterpolation: How factors, of `NormSys`, are continued between and beyond their two
  ///     variations; as in pyhf unless said otherwise.
  ///   - shiftInterpolation: How templates, of `HistoSys`, are continued.
  ///   - uncertainties: `NormSys`, `HistoSys` and `StatError`.
  /// - Precondition: The shift interpolation is not an exponential one.
  public init(
    poi: String = "mu", factorInterpolation: Interpolation = .polynomialExponential,
    shiftInterpolation: Interpolation = .polynomialLinear,
    @UncertaintyBuilder uncertainties: () -> [Uncertainty]
  ) {
    precondition(
      shiftInterpolation.canShift, "\(ModelError.factorsOnly(shiftInterpolation))")
    self.poi = poi
    (self.factorInterpolation, self.shiftInterpolation) = (factorInterpolation, shiftInterpolation)
    self.uncertainties = uncertainties()
  }

  /// A model whose only parameter is the signal strength.
  public init(poi: String = "mu") { self.init(poi: poi) {} }

  /// Events of mean weight added to each bin of a process's templates.
  func prior(of layout: ProcessLayout) -> Double {
    uncertainties.reduce(0) { sum, uncertainty in
      guard case .statistical(let processes, let prior) = uncertainty else { return sum }
      let isCovered = processes?.contains(layout.name) ?? (layout.role == .background)
      return isCovered ? sum + prior : sum
    }
  }
}
