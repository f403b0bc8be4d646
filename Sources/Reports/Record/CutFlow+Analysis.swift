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
    let fold = TrainedFold(compiled, initial: before, trained: after)
    try self.init(fold, part, shares: compiled.data[part].map { _ in 1 })
  }

  /// Counts the test events of all folds of a cross-training together, each cut as the training says that did
  /// not see it, and scaled as `CountedAnalysis(joining:)` scales them.
  ///
  /// - Parameter folds: All folds.
  /// - Throws: `PipelineError` for folds that cannot be joined, and problems of the data.
  public init(joining folds: [TrainedFold]) throws {
    let shares = try CompiledAnalysis.shares(of: folds.map(\.compiled), .test)
    let flows = try zip(folds, shares).map { try CutFlow($0, .test, shares: $1) }
    self = flows.dropFirst().reduce(flows[0]) { $0.adding($1) }
  }

  /// - Parameter shares: What an expected event of each process counts.
  private init(_ fold: TrainedFold, _ part: DataPart, shares: [Double]) throws {
    let compiled = fold.compiled
    let flow = try compiled.cutFlow(part)
    let (before, after) = (try flow(fold.initial), try flow(fold.trained))
    channels = compiled.stages.enumerated().map { channel, words in
      Channel(
        name: words.channel,
        selections: words.stages.filter { $0.kind == .select }.map(\.name),
        processes: compiled.data[part].enumerated().map { index, process in
          Process(
            name: process.name,
            before: before[channel][index].map { Count($0, share: shares[index]) },
            after: after[channel][index].map { Count($0, share: shares[index]) })
        })
    }
  }
}

extension CutFlow {
  /// The events of both, of the same channels, selections and processes.
  fileprivate func adding(_ other: CutFlow) -> CutFlow {
    var sum = self
    for (channel, added) in zip(channels.indices, other.channels) {
      for (process, added) in zip(channels[channel].processes.indices, added.processes) {
        sum.channels[channel].processes[process].add(added)
      }
    }
    return sum
  }
}

extension CutFlow.Process {
  fileprivate mutating func add(_ other: CutFlow.Process) {
    before = zip(before, other.before).map { $0.adding($1) }
    after = zip(after, other.after).map { $0.adding($1) }
  }
}

extension CutFlow.Count {
  fileprivate init(_ left: LeftEvents, share: Double) {
    (expected, error) = (share * left.weights, share * left.squares.squareRoot())
    events = left.count
    relaxed = left.relaxed.isFinite ? share * left.relaxed : nil
  }

  fileprivate func adding(_ other: CutFlow.Count) -> CutFlow.Count {
    var sum = self
    sum.expected += other.expected
    sum.error = (error * error + other.error * other.error).squareRoot()
    sum.events += other.events
    sum.relaxed = relaxed.flatMap { own in other.relaxed.map { own + $0 } }
    return sum
  }
}
