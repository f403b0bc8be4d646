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

  /// - Parameters:
  ///   - poi: The name of the parameter of interest.
  ///   - uncertainties: `NormSys`, `HistoSys` and `StatError`.
  public init(poi: String = "mu", @UncertaintyBuilder uncertainties: () -> [Uncertainty]) {
    self.poi = poi
    self.uncertainties = uncertainties()
  }

  /// A model whose only parameter is the signal strength.
  public init(poi: String = "mu") {
    self.poi = poi
    uncertainties = []
  }
}
