import Pipelines

/// What a training run reports.
public struct RunReport: Sendable {
  /// Before and after, in both readings, on every part of the data.
  public var metrics: MetricsReport
  /// How far the readings are apart at the best parameters.
  public var closure: ClosureReport
}
