import Autodiff
import Histograms

/// Keeps events that pass a cut.
///
/// ```swift
/// Select("tau pt", slope: 0.5) { $0["PRI_tau_pt"] > tauPt && $0["PRI_met"] > 10 }
/// ```
public struct Select {
  public let name: String
  let cut: (Events) -> Cut

  /// - Parameters:
  ///   - name: What the cut flow calls it.
  ///   - slope: Steepness of the relaxed cuts in inverse units of the cut variable; may be omitted
  ///     if every comparison has its own by `.slope(_:)`.
  ///   - cut: The condition.
  public init(_ name: String, slope: GlobalExpression? = nil, cut: @escaping (Events) -> Cut) {
    self.name = name
    self.cut = { events in slope.map { cut(events).slope($0) } ?? cut(events) }
  }

  /// The kept fraction of each event: the stage as a plain function.
  public func callAsFunction(_ events: Events, reading: Reading) -> EventExpression {
    cut(events).keptFraction(reading)
  }
}

/// Computes the quantity whose distribution is fitted.
public struct Observe {
  public let name: String
  public let unit: String?
  let value: (Events) -> EventExpression

  /// - Parameters:
  ///   - name: The name on the axis.
  ///   - unit: The unit on the axis.
  ///   - value: A scalar per event.
  public init(_ name: String, unit: String? = nil, value: @escaping (Events) -> EventExpression) {
    self.name = name
    self.unit = unit
    self.value = value
  }

  public func callAsFunction(_ events: Events) -> EventExpression { value(events) }
}
