/// The metrics of replicas of the events.
public struct MetricsReplicas: Sendable {
  /// The metrics of each, or why there are none.
  let metrics: [Result<Metrics, PipelineError>]

  init(_ metrics: [Result<Metrics, PipelineError>]) { self.metrics = metrics }

  /// What the finite number of simulated events leaves open.
  ///
  /// - Throws: `PipelineError.noReplicas` where fewer than two replicas have metrics.
  public func error() throws -> MetricsError { try MetricsError(metrics) }

  /// What it leaves open of the change from other metrics of the same events, replica by replica: less
  /// than of either, for both fluctuate together.
  ///
  /// - Parameter other: As many replicas of the same seed, for other parameters.
  /// - Throws: `PipelineError.noReplicas` where fewer than two replicas have both metrics.
  public func errorOfChange(from other: MetricsReplicas) throws -> MetricsError {
    precondition(
      metrics.count == other.metrics.count,
      "\(metrics.count) replicas cannot be compared with \(other.metrics.count)")
    return try MetricsError(
      zip(metrics, other.metrics).map { new, old in
        new.flatMap { new in old.map { new.change(from: $0) } }
      })
  }
}

extension Metrics {
  /// Differences, metric by metric.
  public func change(from other: Metrics) -> Metrics {
    Metrics(
      significance: significance - other.significance, pValue: pValue - other.pValue,
      cls: cls - other.cls, uncertainty: uncertainty - other.uncertainty)
  }
}
