import Autodiff

/// A way in which parameters change a sample's rates. Names are shared: equal names, one parameter.
public enum Modifier: Sendable {
  /// A free factor.
  case normFactor(String)
  /// A factor that is `low` at α = −1 and `high` at α = +1, with a unit normal constraint on α.
  case normSys(String, low: GlobalExpression, high: GlobalExpression)
  /// Templates at α = −1 and α = +1, of shape `[bins]`, with a unit normal constraint on α.
  case histoSys(String, low: GlobalExpression, high: GlobalExpression)
  /// A factor per bin for the simulation's statistical error, shared by the samples of a channel
  /// that carry the name; constrained by a normal of width √Σδ²/Σnominal over them.
  case statError(String, uncertainties: GlobalExpression)
  /// A factor per bin with a Poisson constraint of (nominal/uncertainty)² events.
  case shapeSys(String, uncertainties: GlobalExpression)
  /// A free factor per bin.
  case shapeFactor(String)
  /// A factor shared by all samples that carry it, constrained by a normal around `nominal`.
  case luminosity(String, nominal: Double, uncertainty: Double)

  public var name: String {
    switch self {
    case .normFactor(let name), .normSys(let name, _, _), .histoSys(let name, _, _),
      .statError(let name, _), .shapeSys(let name, _), .shapeFactor(let name),
      .luminosity(let name, _, _):
      name
    }
  }
}

/// One named parameter of a model and its place in θ.
public struct ModelParameter: Sendable {
  public enum Kind: Sendable {
    /// No constraint term.
    case free
    /// A standard normal constraint; shared by `normSys` and `histoSys` of the same name.
    case standardNormal
    /// Normal around `nominal` with a fixed width.
    case normal(nominal: Double, width: Double)
    /// Normal around 1 with a width per bin. Where the width is 0, the factor is held at 1.
    case statistical(relativeWidths: GlobalExpression)
    /// Poisson with τ = (nominal/uncertainty)² auxiliary events at factor 1. Where either is 0, the
    /// factor is held at 1.
    case poisson(tau: GlobalExpression)
  }

  public let name: String
  public let kind: Kind
  public let range: Range<Int>
  public var initialValues: [Double]
  public var bounds: ClosedRange<Double>

  /// Whether there is auxiliary data for this parameter.
  public var isConstrained: Bool {
    if case .free = kind { false } else { true }
  }
}
