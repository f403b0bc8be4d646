import Parameters
import Pipelines

extension CutFlow {
  /// Counts events at two sets of parameters.
  ///
  /// - Parameters:
  ///   - compiled: The analysis with its data.
  ///   - before: The parameters before training.
  ///   - after: The parameters after training.
  ///   - part: Which events.
  /// - Throws: Problems of the data.
  public init(
    _ compiled: CompiledAnalysis, before: ParameterValues, after: ParameterValues,
    part: DataPart = .test
  ) throws {
    let flow = try compiled.cutFlow(part)
    let (before, after) = (try flow(before), try flow(after))
    channels = compiled.stages.enumerated().map { channel, words in
      Channel(
        name: words.channel,
        selections: words.stages.filter { $0.kind == .select }.map(\.name),
        processes: compiled.data[part].enumerated().map { index, process in
          Process(
            name: process.name, before: before[channel][index].map(Count.init),
            after: after[channel][index].map(Count.init))
        })
    }
  }
}

extension CutFlow.Count {
  fileprivate init(_ left: LeftEvents) {
    (expected, error, events) = (left.weights, left.squares.squareRoot(), left.count)
    relaxed = left.relaxed.isFinite ? left.relaxed : nil
  }
}
