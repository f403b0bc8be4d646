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
