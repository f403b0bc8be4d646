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

  /// Weights multiplied throughout by one factor.
  public func scaled(by factor: GlobalExpression) -> Template {
    Template(values: values * factor, variances: variances * square(factor))
  }
}

/// What becomes of the part of an event that lies beyond the outer edges.
public enum OutsideMass: Sendable, Hashable, CaseIterable {
  /// It is lost, as in a histogram without flow bins.
  case dropped
  /// It is added to the first and the last bin, so that no event is lost.
  case foldedIntoEdgeBins
}
