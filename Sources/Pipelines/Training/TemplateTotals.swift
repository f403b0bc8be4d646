import Autodiff

/// The expected events of signal and background in every bin, with what the bins depend on: looked at where a
/// significance is not defined.
struct TemplateTotals {
  private let graph: AnalysisGraph
  /// To be evaluated, then given to `emptyBackground(_:)`.
  let expressions: [GlobalExpression]

  init(_ graph: AnalysisGraph) {
    self.graph = graph
    expressions =
      zip(graph.total(.signal), graph.total(.background)).flatMap { [$0, $1] }
      + graph.pipeline.channels.flatMap(\.fill.binning.shapes)
  }

  /// What is wrong with the bins of a channel, or the first bin that has signal but no background.
  ///
  /// - Parameter values: Of `expressions`.
  func problem(_ values: ArraySlice<Tensor>) -> PipelineError? {
    shapeProblem(values) ?? emptyBackground(values)
  }

  /// The first bin that has signal but no background, or one of negative weight.
  ///
  /// - Parameter values: Of `expressions`.
  func emptyBackground(_ values: ArraySlice<Tensor>) -> PipelineError? {
    for (index, (channel, shapes)) in channels(values).enumerated() {
      let first = values.startIndex + 2 * index
      let (signal, background) = (values[first].elements, values[first + 1].elements)
      for bin in signal.indices where signal[bin] > 0 && background[bin] <= 0 {
        let place = channel.fill.binning.name(of: bin, edges: shapes.first!.elements)
        return .emptyBackground(
          channel: channel.name, bin: bin, place: place, signal: signal[bin])
      }
    }
    return nil
  }

  private func shapeProblem(_ values: ArraySlice<Tensor>) -> PipelineError? {
    channels(values).lazy.compactMap { channel, shapes in
      channel.fill.binning.problem(shapes, channel: channel.name, reading: graph.reading)?.error
    }.first
  }

  /// The channels with what their bins depend on.
  private func channels(_ values: ArraySlice<Tensor>) -> [(Channel, ArraySlice<Tensor>)] {
    var shapes = values.dropFirst(2 * graph.channels.count)
    return graph.pipeline.channels.map { channel in
      let count = channel.fill.binning.shapes.count
      defer { shapes = shapes.dropFirst(count) }
      return (channel, shapes.prefix(count))
    }
  }
}
