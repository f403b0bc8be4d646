import Autodiff
import HistFactory
import Histograms
import Parameters

extension CompiledAnalysis {
  /// Every template as a histogram, named `channel/process` or `channel/process/variation direction`.
  ///
  /// Contents are expected events; events beyond the outer edges are where the channel's `Fill` put them,
  /// so flow bins are empty. A pedestal is part of the contents.
  public func histograms(_ part: DataPart, _ reading: Reading, at values: ParameterValues) throws
    -> HistogramCollection
  {
    let graph = graph(reading)
    var outputs: [GlobalExpression] = []
    for (channel, samples) in zip(pipeline.channels, graph.channels) {
      for sample in graph.samples {
        let template = samples[sample.key]!.template
        outputs += [template.values + channel.fill.pedestal, template.variances]
      }
    }
    var results = try evaluate(outputs, part, reading, at: values)[...]
    var collection = HistogramCollection()
    for (channel, axis) in zip(pipeline.channels, try axes(at: values)) {
      for sample in graph.samples {
        try collection.add(
          sample.key, of: channel.name, axis, results.removeFirst().elements,
          variances: results.removeFirst().elements)
      }
    }
    return collection
  }

  /// The axis of each channel.
  ///
  /// - Throws: `HistogramsError` for edges out of order.
  package func axes(at values: ParameterValues) throws -> [Axis] {
    var shapes = try Evaluator(Plan(pipeline.channels.flatMap(\.fill.binning.shapes)))
      .evaluate(values.assignments)[...]
    return try pipeline.channels.map { channel in
      let binning = channel.fill.binning
      defer { shapes = shapes.dropFirst(binning.shapes.count) }
      return try binning.axis(shapes.prefix(binning.shapes.count), of: channel.observe)
    }
  }

  /// The statistical model with its templates as numbers; observed is the expectation without signal.
  public func workspace(_ part: DataPart, _ reading: Reading, at values: ParameterValues) throws
    -> Workspace
  {
    try Workspace(evaluating: model(reading), observing: .asimov(mu: 0)) {
      try evaluate($0, part, reading, at: values)
    }
  }

  /// Values of expressions of one reading's graph on one part of the data.
  func evaluate(
    _ outputs: [GlobalExpression], _ part: DataPart, _ reading: Reading, at values: ParameterValues
  ) throws -> [Tensor] {
    let evaluator = Evaluator(Plan(outputs))
    let scales = try samples(part).bind(to: evaluator, graph(reading))
    return try evaluator.evaluate(
      values.assignments.merging(scales) { $1 }.merging(standards) { $1 })
  }
}

extension CountedTemplates {
  /// Every template as a histogram, named as those of `CompiledAnalysis.histograms`.
  func histograms() throws -> HistogramCollection {
    var collection = HistogramCollection()
    for (index, channel) in pipeline.channels.enumerated() {
      for key in layouts.flatMap(\.keys) {
        let bins = channels[index][key]!
        try collection.add(
          key, of: channel.name, axes[index], bins.values.map { $0 + channel.fill.pedestal },
          variances: bins.variances)
      }
    }
    return collection
  }
}

extension HistogramCollection {
  fileprivate mutating func add(
    _ sample: SampleKey, of channel: String, _ axis: Axis, _ values: [Double],
    variances: [Double]
  ) throws {
    let histogram = try Histogram(
      axis: axis, values: values, variances: variances, name: sample.path)
    try add(histogram, at: "\(channel)/\(sample.path)")
  }
}

extension SampleKey {
  /// The name in files.
  var path: String {
    guard let variation, let direction else { return process }
    return "\(process)/\(variation) \(direction)"
  }
}
