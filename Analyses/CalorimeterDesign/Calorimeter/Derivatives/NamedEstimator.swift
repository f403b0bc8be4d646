/// An estimator with the name that tables show.
public struct NamedEstimator: Hashable, Sendable {
  public let name: String
  public let estimator: DerivativeEstimator

  /// The estimators that are compared, from the simplest on.
  public static let all = [
    NamedEstimator(name: "pathwise", estimator: .pathwise),
    NamedEstimator(
      name: "deflections stopped", estimator: DerivativeEstimator(stopped: .deflections)),
    NamedEstimator(name: "deflections, places stopped", estimator: .stopped),
    NamedEstimator(name: "complete", estimator: .complete),
    NamedEstimator(
      name: "complete, deflections stopped",
      estimator: DerivativeEstimator(includesDecisions: true, stopped: .deflections)),
  ]
}
