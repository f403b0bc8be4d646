import Autodiff
import HistFactory
import Histograms
import Inference
import Parameters

/// A trained analysis with events that it is judged by, exactly counted.
///
/// ```swift
/// let counted = try CountedAnalysis(compiled, .test, at: trained, replicas: 100, seed: 1)
/// let (metrics, error) = (try counted.metrics(), try counted.metricsError())
///
/// // Every event judged by a training that did not see it:
/// let whole = try CountedAnalysis(joining: folds)
/// ```
public struct CountedAnalysis {
  let pipeline: Pipeline
  private let processes: [PhysicsProcess]
  /// The axis of each channel.
  let axes: [Axis]
  private var events: CountedEvents

  /// Counts events in one pass.
  ///
  /// - Parameters:
  ///   - compiled: The analysis with its data.
  ///   - part: Which events.
  ///   - values: Values of the trainables.
  ///   - replicas: The number of replicas for the error of the metrics; 0 for none.
  ///   - seed: Of the replicas.
  /// - Throws: `PipelineError` for values that are not finite, and problems of the data;
  ///   `HistogramsError` for bin edges out of order.
  public init(
    _ compiled: CompiledAnalysis, _ part: DataPart, at values: ParameterValues,
    replicas: Int = 0, seed: UInt64 = 1
  ) throws {
    precondition(replicas >= 0, "\(replicas) replicas; give 0 or more")
    pipeline = compiled.pipeline
    processes = compiled.data[part]
    axes = try compiled.axes(at: values)
    events = try compiled.counted(part, at: values, replicas: replicas, seed: seed)
  }

  /// Several trainings, each with events that no other is judged by, as one: what they count in a bin
  /// adds up, and the sum is normalised to what is expected of each process.
  ///
  /// Replicas of folds that `AnalysisData.folds` made are independent of each other.
  ///
  /// Bins are joined by their number, for their edges may have been trained apart; axes of the
  /// result are then numbers of bins.
  ///
  /// - Parameter folds: One for each training, with as many replicas each.
  /// - Throws: `PipelineError.unlikeFolds` for none, and for folds with other processes, bins or
  ///   replicas than the first.
  public init(joining folds: [CountedAnalysis]) throws {
    guard var joined = folds.first else { throw PipelineError.unlikeFolds("there are none") }
    for (index, fold) in folds.enumerated().dropFirst() {
      if let difference = joined.difference(from: fold) {
        throw PipelineError.unlikeFolds("fold \(index + 1) has other \(difference) than the first")
      }
      joined.events.nominal = joined.events.nominal.adding(fold.events.nominal)
      joined.events.replicas = zip(joined.events.replicas, fold.events.replicas).map {
        $0.adding($1)
      }
    }
    let axes = try joined.axes.enumerated().map { index, axis in
      folds.allSatisfy { $0.axes[index] == axis }
        ? axis
        : try Axis(edges: (0...axis.count).map { Double($0) }, name: "bin of \(axis.name)")
    }
    (pipeline, processes, events) = (joined.pipeline, joined.processes, joined.events)
    self.axes = axes
  }

  private func difference(from other: CountedAnalysis) -> String? {
    if processes.map(ProcessLayout.init) != other.processes.map(ProcessLayout.init)
      || processes.map(\.expectedEvents) != other.processes.map(\.expectedEvents)
    {
      return "processes or expected events"
    }
    if axes.map(\.count) != other.axes.map(\.count) { return "bins" }
    return events.replicas.count == other.events.replicas.count ? nil : "replicas"
  }

  private func templates(_ sums: SampleSums) throws -> CountedTemplates {
    try CountedTemplates(sums, of: processes, pipeline: pipeline, axes: axes)
  }

  /// The statistical model with numbers for templates.
  func model() throws -> HistFactoryModel { try templates(events.nominal).model() }

  /// What the analysis achieves, from the likelihood of numbers.
  ///
  /// - Throws: `PipelineError` for a bin with signal but no background, and for metrics that are not
  ///   finite.
  public func metrics() throws -> Metrics { try templates(events.nominal).metrics() }

  /// The metrics of every replica of the events, on all processors.
  public func replicas() -> MetricsReplicas {
    // Stages are closures, so models are made by one task; their fits are not.
    let likelihoods = events.replicas.map { sums in
      capturing { try templates(sums).likelihood() }
    }
    return MetricsReplicas(
      concurrentMap(likelihoods.count) { index in
        likelihoods[index].flatMap { likelihood in capturing { try Metrics(likelihood) } }
      })
  }

  /// The metrics' error from the finite number of simulated events.
  ///
  /// - Throws: `PipelineError.noReplicas` where fewer than two replicas have metrics.
  public func metricsError() throws -> MetricsError { try replicas().error() }

  /// Every template as a histogram, named and filled as in `CompiledAnalysis.histograms`.
  public func histograms() throws -> HistogramCollection {
    try templates(events.nominal).histograms()
  }

  /// The statistical model with its templates as numbers; observed is the expectation without signal.
  public func workspace() throws -> Workspace {
    try Workspace(evaluating: model(), observing: .asimov(mu: 0))
  }
}

/// The result of `body`; errors other than `PipelineError` are problems of the model and told by their text.
private func capturing<Value>(_ body: () throws -> Value) -> Result<Value, PipelineError> {
  do {
    return .success(try body())
  } catch let error as PipelineError {
    return .failure(error)
  } catch {
    return .failure(.nonFinite("\(error)"))
  }
}
