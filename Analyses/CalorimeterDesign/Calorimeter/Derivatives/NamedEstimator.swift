/// An estimator with the name that tables show.
public struct NamedEstimator: Hashable, Sendable {
  /// As tables show it.
  public let name: String
  /// What derivatives take into account.
  public let estimator: DerivativeEstimator

  /// What is compared with multiple scattering or without, where there are no deflections to stop.
  public static func compared(multipleScattering: Bool) -> [NamedEstimator] {
    let deflections = NamedEstimator(
      name: "deflections stopped", estimator: DerivativeEstimator(stopped: .deflections))
    return [NamedEstimator(name: "pathwise", estimator: .pathwise)]
      + (multipleScattering ? [deflections] : []) + [
        NamedEstimator(
          name: multipleScattering ? "and places stopped" : "places stopped", estimator: .stopped),
        NamedEstimator(name: "complete", estimator: .complete),
      ]
  }
}
