import Autodiff
import HistFactory
import Histograms

/// The templates of one set of events in the exact reading as numbers, and the statistical model that the
/// analysis makes of them.
struct CountedTemplates {
  /// One sample's histogram in a channel.
  struct Bins {
    /// Expected events, without the pedestal.
    let values: [Double]
    let variances: [Double]
  }

  let pipeline: Pipeline
  let layouts: [ProcessLayout]
  /// The axis of each channel.
  let axes: [Axis]
  /// By channel, then sample.
  let channels: [[SampleKey: Bins]]

  /// Weights are scaled as the analysis normalises them: to the events expected of a process if they
  /// are given, otherwise not at all.
  ///
  /// - Parameters:
  ///   - sums: Of every sample.
  ///   - processes: What is expected of each.
  ///   - pipeline: The analysis.
  ///   - axes: The axis of each channel.
  /// - Throws: `PipelineError.weightSum` for weights that do not sum to a positive number.
  init(
    _ sums: SampleSums, of processes: [PhysicsProcess], pipeline: Pipeline, axes: [Axis]
  ) throws {
    (self.pipeline, self.axes) = (pipeline, axes)
    layouts = processes.map(ProcessLayout.init)
    var channels = pipeline.channels.map { _ in [SampleKey: Bins]() }
    for (process, layout) in zip(processes, layouts) {
      let prior = pipeline.model.prior(of: layout)
      for key in layout.keys {
        let scaled = try Scaled(sums[key]!, expected: process.expectedEvents, prior: prior, key)
        for channel in channels.indices { channels[channel][key] = scaled.bins(in: channel) }
      }
    }
    self.channels = channels
  }

  /// The statistical model with numbers for templates.
  ///
  /// - Parameter signal: The process whose strength is the parameter of interest; nil for all signals.
  func model(signal: String? = nil) throws -> HistFactoryModel {
    try ModelAssembly(
      channels: zip(pipeline.channels, channels).map { channel, samples in
        let templates = samples.mapValues {
          Template(values: GlobalExpression($0.values), variances: GlobalExpression($0.variances))
        }
        return (channel, templates)
      }, layouts: layouts, model: pipeline.model
    ).assembled(signal: signal)
  }

  /// The metrics of the model.
  ///
  /// - Throws: `PipelineError` for a bin with signal but no background, and for metrics that are not
  ///   finite.
  func metrics() throws -> Metrics {
    var metrics = try Metrics(try likelihood())
    let signals = layouts.filter { $0.role == .signal }.map(\.name)
    guard signals.count > 1 else { return metrics }
    metrics.significanceBySignal = Dictionary(
      uniqueKeysWithValues: try signals.map {
        ($0, try likelihood(signal: $0).expectedSignificance().result)
      })
    return metrics
  }

  /// The model as a likelihood, whose data do not matter for what is expected.
  ///
  /// - Parameter signal: The process whose strength is the parameter of interest; nil for all signals.
  /// - Throws: `PipelineError.emptyBackground` for a bin with signal but no background.
  func likelihood(signal: String? = nil) throws -> Likelihood {
    for channel in pipeline.channels.indices { try requireBackground(in: channel) }
    let model = try model(signal: signal)
    let empty = GlobalExpression(axes.flatMap { Array(repeating: 0.0, count: $0.count) })
    return try Likelihood(model, data: model.data(observing: empty))
  }

  private func requireBackground(in index: Int) throws {
    let (channel, axis) = (pipeline.channels[index], axes[index])
    for bin in 0..<axis.count {
      func total(_ role: ProcessRole) -> Double {
        layouts.filter { $0.role == role }.reduce(0) { sum, layout in
          let bins = channels[index][SampleKey(process: layout.name)]!
          return sum + bins.values[bin] + channel.fill.pedestal
        }
      }
      guard total(.signal) > 0 && total(.background) <= 0 else { continue }
      throw PipelineError.emptyBackground(
        channel: channel.name, bin: bin,
        place: channel.fill.binning.name(of: bin, edges: axis.edges), signal: total(.signal))
    }
  }
}

/// Sums of a sample with the factor that normalises its weights.
private struct Scaled {
  let sums: EventSums
  let scale: Double
  /// Events of this weight are added to each bin: their number, and the weight.
  let prior: (count: Double, weight: Double)

  init(_ sums: EventSums, expected: Double?, prior: Double, _ key: SampleKey) throws {
    guard sums.weights > 0 else {
      throw PipelineError.weightSum(process: "\(key)", part: nil, sum: sums.weights)
    }
    self.sums = sums
    scale = expected.map { $0 / sums.weights } ?? 1
    self.prior = (prior, scale * sums.squares / sums.weights)
  }

  func bins(in channel: Int) -> CountedTemplates.Bins {
    .init(
      values: sums.weights(in: channel).map { scale * $0 + prior.count * prior.weight },
      variances: sums.squares(in: channel).map {
        scale * scale * $0 + prior.count * prior.weight * prior.weight
      })
  }
}
