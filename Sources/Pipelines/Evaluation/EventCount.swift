import Autodiff
import Parameters

/// The events of one part, counted exactly at trained values: as they are, and in replicas.
struct CountedEvents: Sendable {
  var nominal: SampleSums
  var replicas: [SampleSums]
}

extension CompiledAnalysis {
  /// Counts events in one pass over each sample, in which networks are evaluated once, however many
  /// replicas there are.
  ///
  /// - Parameters:
  ///   - part: Which events.
  ///   - values: Values of the trainables.
  ///   - replicas: The number of replicas.
  ///   - seed: Of the replicas.
  /// - Throws: `PipelineError.nonFinite` for a cut or an observable that is none; problems of the data.
  func counted(
    _ part: DataPart, at values: ParameterValues, replicas: Int, seed: UInt64
  ) throws -> CountedEvents {
    let counting = CountingGraph(self, replicas: replicas)
    let evaluator = Evaluator(Plan(counting.outputs))
    let scales = try samples(part).bind(to: evaluator, graph(.exact)) { key, source in
      try replicated(source, key, part, count: replicas, seed: seed)
    }
    let results = try evaluator.evaluate(
      values.assignments.merging(scales) { $1 }.merging(standards) { $1 })
    guard results.prefix(counting.compared.count).allSatisfy(\.isFinite) else {
      throw PipelineError.nonFinite(
        evaluator.firstNonFiniteValue()?.description ?? "a column or an observable")
    }
    return counting.events(results.dropFirst(counting.compared.count))
  }

  /// A sample with its replicas' factors.
  ///
  /// An event and its systematically varied copies fluctuate together. They are known by the identity
  /// column, or else by their rows; a varied sample with another number of rows than the nominal one
  /// then counts as statistically independent.
  private func replicated(
    _ source: any EventSource, _ key: SampleKey, _ part: DataPart, count: Int, seed: UInt64
  ) throws -> any EventSource {
    guard count > 0 else { return source }
    let rows = data[part].first { $0.name == key.process }?.events.count
    let isAligned = data.identity != nil || rows == source.eventCount
    let fold = data.fold.map { ", fold \($0.index)" } ?? ""
    let factors = ReplicaFactors(
      count, seed: seed, sample: (isAligned ? key.process : "\(key)") + fold)
    return try ReplicatedSource(source, factors: factors, identity: data.identity)
  }
}

/// Sums over events as expressions.
private struct CountingGraph {
  /// Sums that only show whether all terms are finite.
  let compared: [GlobalExpression]
  private let sums: [GlobalExpression]
  private let keys: [SampleKey]
  private let binCounts: [Int]
  private let replicas: Int

  init(_ compiled: CompiledAnalysis, replicas: Int) {
    let graph = compiled.graph(.exact)
    let weights = Dictionary(uniqueKeysWithValues: compiled.layouts.map { ($0.name, $0.weight) })
    var (sums, binCounts) = ([GlobalExpression](), [Int]())
    for sample in graph.samples {
      let events = Events(sample.space, standard: compiled.leaves)
      let weight = weights[sample.key.process]!.map { events[$0] } ?? .ones(of: sample.space)
      let bins = compiled.pipeline.channels.map { $0.countedContents(of: events, weights: weight) }
      binCounts = bins.map { $0.shape.count / 2 }
      let contents = concatenate([stack([weight, square(weight)])] + bins)
      sums.append(contents.sumOverEvents())
      if replicas > 0 {
        let names = ReplicatedSource.names(replicas)
        sums.append(
          outerSumOverEvents(.columns(names, of: sample.space), contents))
      }
    }
    (self.sums, self.binCounts, self.replicas) = (sums, binCounts, replicas)
    keys = graph.samples.map(\.key)
    compared = graph.channels.flatMap { samples in
      graph.samples.flatMap { samples[$0.key]!.compared.map { $0.sumOverEvents() } }
    }
  }

  var outputs: [GlobalExpression] { compared + sums }

  /// - Parameter results: The values of `sums`.
  func events(_ results: ArraySlice<Tensor>) -> CountedEvents {
    var results = results
    var counted = CountedEvents(
      nominal: [:], replicas: Array(repeating: [:], count: replicas))
    for key in keys {
      counted.nominal[key] = EventSums(results.removeFirst().elements, binCounts: binCounts)
      guard replicas > 0 else { continue }
      let rows = results.removeFirst()
      let width = rows.shape[1]
      for replica in 0..<replicas {
        counted.replicas[replica][key] = EventSums(
          Array(rows.elements[(replica * width)..<((replica + 1) * width)]), binCounts: binCounts)
      }
    }
    return counted
  }
}
