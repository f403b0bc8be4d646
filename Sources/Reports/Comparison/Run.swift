import Foundation
import Pipelines

extension RunComparison {
  /// What one training run achieved, all of it in the exact reading.
  public struct Run: Sendable, Codable, Hashable {
    /// The objective's loss on validation events.
    public var validationLoss: Double?
    /// After training, on validation events.
    public var validation: Metrics?
    /// On test events, before training.
    public var before: Metrics?
    /// On test events, after training; nil, as all of these, where it is not defined.
    public var after: Metrics?
    /// The error of that significance from finite simulation, where it was found.
    public var error: Double?

    /// A run of which some things are known.
    ///
    /// - Parameters:
    ///   - validationLoss: The objective's loss on validation events.
    ///   - validation: Metrics on validation events.
    ///   - before: Metrics on test events before training.
    ///   - after: Metrics on test events after training.
    ///   - error: The error of the significance of `after`.
    public init(
      validationLoss: Double? = nil, validation: Metrics? = nil, before: Metrics? = nil,
      after: Metrics? = nil, error: Double? = nil
    ) {
      (self.validationLoss, self.validation) = (validationLoss, validation)
      (self.before, self.after, self.error) = (before, after, error)
    }

    init(_ report: MetricsReport) {
      let test = report.exact(.test)
      self.init(
        validationLoss: report.validationLoss, validation: report.exact(.validation)?.after,
        before: test?.before, after: test?.after,
        error: test?.afterError?.standard.significance)
    }
  }
}

extension ResultsFolder {
  /// Whether a run has come to its end here: there are metrics, and no checkpoint is left.
  public var isFinished: Bool { hasResults && !exists("checkpoint.json") }

  /// Whether a run has left metrics here.
  public var hasResults: Bool { exists("metrics.json") }
}
