import Parameters
import Pipelines

/// How the errors of metrics are found: from replicas of the events, in which each occurs as often as a
/// Poisson number of mean 1 says.
///
/// A standard deviation found from R replicas is itself known to 1/√(2(R − 1)): 7 % for 100.
public struct Bootstrap: Sendable, Hashable {
  /// How many replicas; 0 for no errors.
  public var replicas: Int
  /// Seed of the replicas.
  public var seed: UInt64

  /// - Parameters:
  ///   - replicas: How many; 0 for no errors.
  ///   - seed: Of the replicas.
  public init(replicas: Int = 100, seed: UInt64 = 1) {
    (self.replicas, self.seed) = (replicas, seed)
  }

  /// The test events of an analysis, counted with their replicas.
  func counted(_ compiled: CompiledAnalysis, at values: ParameterValues) throws -> CountedAnalysis {
    try CountedAnalysis(compiled, .test, at: values, replicas: replicas, seed: seed)
  }
}

extension MetricsReport {
  enum Moment: String {
    case before
    case after
  }
}

extension MetricsReport.Row {
  /// The result of `body`; nil where it throws, and the reason among the problems.
  mutating func noting<Value>(_ what: String, _ body: () throws -> Value) -> Value? {
    do { return try body() } catch {
      problems = (problems ?? []) + ["\(what): \(error)"]
      return nil
    }
  }

  /// Adds errors where there are metrics.
  ///
  /// - Parameter counted: The events with their replicas, counted before or after the training.
  mutating func addErrors(_ counted: (MetricsReport.Moment) throws -> CountedAnalysis) {
    let old = before.flatMap { _ in noting("error before") { try counted(.before).replicas() } }
    let new = after.flatMap { _ in noting("error after") { try counted(.after).replicas() } }
    beforeError = old.flatMap { old in noting("error before") { try old.error() } }
    afterError = new.flatMap { new in noting("error after") { try new.error() } }
    if let old, let new, beforeError != nil, afterError != nil {
      changeError = noting("error of the change") { try new.errorOfChange(from: old) }
    }
  }
}
