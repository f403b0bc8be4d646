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
      outputs += channel.fill.binning.shapes
      for sample in graph.samples {
        let template = samples[sample.key]!.template
        outputs += [template.values + channel.fill.pedestal, template.variances]
      }
    }
    var results = try evaluate(outputs, part, reading, at: values)[...]
    var collection = HistogramCollection()
    for channel in pipeline.channels {
      let binning = channel.fill.binning
      let axis = try binning.axis(results.prefix(binning.shapes.count), of: channel.observe)
      results = results.dropFirst(binning.shapes.count)
      for sample in graph.samples {
        let histogram = try Histogram(
          axis: axis, values: results.removeFirst().elements,
          variances: results.removeFirst().elements, name: sample.key.path)
        try collection.add(histogram, at: "\(channel.name)/\(sample.key.path)")
      }
    }
    return collection
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

extension SampleKey {
  /// The name in files.
  var path: String {
    guard let variation, let direction else { return process }
    return "\(process)/\(variation) \(direction)"
  }
}
