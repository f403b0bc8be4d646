import Autodiff

/// A histogram as expressions: what a sample contributes to a channel of a statistical model.
public struct Template: Sendable {
  /// Σ w p in each bin, of shape `[bins]`, where p is the part of an event that falls into the bin.
  public var values: GlobalExpression
  /// The variance of `values` from finite simulation, of shape `[bins]`; see `BinVariance`.
  public var variances: GlobalExpression

  public init(values: GlobalExpression, variances: GlobalExpression) {
    self.values = values
    self.variances = variances
  }

  /// The template of events that leave a part in each bin.
  ///
  /// - Parameters:
  ///   - shares: p, of shape `[bins]` per event.
  ///   - weights: A weight per event; 1 if nil.
  ///   - variance: How variances are reckoned.
  ///   - fullWeights: What `weights` would be if relaxed cuts kept every event whole; `weights` if
  ///     nil.
  init(
    shares: EventExpression, weights: EventExpression?, variance: BinVariance,
    fullWeights: EventExpression?
  ) {
    let weighted = weights.map { $0 * shares } ?? shares
    let squares =
      switch variance {
      case .ofTemplate: square(weighted)
      case .ofCounts: (fullWeights ?? weights).map { $0 * weighted } ?? weighted
      }
    self.init(values: weighted.sumOverEvents(), variances: squares.sumOverEvents())
  }

  /// Weights multiplied throughout by one factor.
  public func scaled(by factor: GlobalExpression) -> Template {
    Template(values: values * factor, variances: variances * square(factor))
  }
}
