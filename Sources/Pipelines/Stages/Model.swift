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

  /// Events of mean weight added to each bin of a process's templates.
  func prior(of layout: ProcessLayout) -> Double {
    uncertainties.reduce(0) { sum, uncertainty in
      guard case .statistical(let processes, let prior) = uncertainty else { return sum }
      let isCovered = processes?.contains(layout.name) ?? (layout.role == .background)
      return isCovered ? sum + prior : sum
    }
  }
}
