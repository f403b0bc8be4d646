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

/// Fills the histogram of a channel.
public struct Fill {
  /// All edges, the outer ones included, of shape `[bins + 1]`.
  public let edges: GlobalExpression
  public let bandwidth: GlobalExpression
  public let outside: OutsideMass
  public let pedestal: Double
  public let variance: BinVariance

  /// - Parameters:
  ///   - edges: All bin edges, ascending; may be trainable.
  ///   - bandwidth: Standard deviation of the Gaussian kernel in the relaxed reading, in the
  ///     observable's unit; may be trainable.
  ///   - outside: What becomes of events beyond the outer edges.
  ///   - pedestal: Events added to every bin of every template, in both readings, so that no
  ///     bin is empty. 0 unless asked for.
  ///   - variance: How the statistical variance of relaxed bins is reckoned.
  public init(
    edges: GlobalExpression, bandwidth: GlobalExpression,
    outside: OutsideMass = .foldedIntoEdgeBins, pedestal: Double = 0,
    variance: BinVariance = .ofTemplate
  ) {
    self.edges = edges
    self.bandwidth = bandwidth
    self.outside = outside
    self.pedestal = pedestal
    self.variance = variance
  }

  /// Inner edges between fixed limits.
  public init(
    innerEdges: GlobalExpression, in limits: ClosedRange<Double>, bandwidth: GlobalExpression,
    outside: OutsideMass = .foldedIntoEdgeBins, pedestal: Double = 0,
    variance: BinVariance = .ofTemplate
  ) {
    self.init(
      edges: concatenate([[limits.lowerBound], innerEdges, [limits.upperBound]].map { $0 }),
      bandwidth: bandwidth, outside: outside, pedestal: pedestal, variance: variance)
  }

  /// 1 for the bin that an event is counted in, 0 for the others, of shape `[bins]` per event.
  func membership(of observable: EventExpression) -> EventExpression {
    binMembership(of: observable, edges: edges, outside: outside)
  }

  /// The histogram of one value per event: the stage as a plain function.
  ///
  /// - Parameters:
  ///   - observable: A scalar per event.
  ///   - weights: Weights after the cuts.
  ///   - fullWeights: Weights before the cuts; `weights` if nil.
  ///   - reading: Whether events are counted or spread.
  public func callAsFunction(
    _ observable: EventExpression, weights: EventExpression, fullWeights: EventExpression? = nil,
    reading: Reading
  ) -> Template {
    fillTemplate(
      of: observable, weights: weights, edges: edges,
      assignment: reading == .exact ? .exact : .kernel(bandwidth: bandwidth), outside: outside,
      variance: variance, fullWeights: fullWeights)
  }
}
