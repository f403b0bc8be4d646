import Autodiff
import Events

/// One part of the data, ready to be bound to a graph's samples.
///
/// It holds no more of a sample than its table does: weights are summed as they are read.
struct BoundSamples {
  fileprivate struct Sample {
    let process: PhysicsProcess
    let table: EventTable
    let weightSum: Double
    var expected: Double { process.expectedEvents ?? weightSum }
  }

  private let samples: [SampleKey: Sample]
  private let part: String

  /// - Throws: `PipelineError` for samples without events or with weights that cannot be normalised.
  init(_ processes: [PhysicsProcess], layouts: [ProcessLayout], part: String) throws {
    let given = processes.map(ProcessLayout.init)
    guard given == layouts else {
      throw PipelineError.differentProcesses(
        part: part, expected: layouts.map(\.description), given: given.map(\.description))
    }
    var samples: [SampleKey: Sample] = [:]
    for process in processes {
      for (key, table) in process.tables {
        let sum = try process.checkedWeightSum(of: table, "\(key)", part: part)
        samples[key] = Sample(process: process, table: table, weightSum: sum)
      }
    }
    self.samples = samples
    self.part = part
  }

  /// Binds all events.
  ///
  /// - Parameters:
  ///   - evaluator: What is bound to.
  ///   - graph: Whose samples are bound.
  ///   - change: Makes other sources of the samples' own.
  func bind(
    to evaluator: Evaluator, _ graph: AnalysisGraph,
    changing change: (SampleKey, any EventSource) throws -> any EventSource = { $1 }
  ) throws -> [GlobalExpression: Tensor] {
    try bind(to: evaluator, graph, rows: { _, _ in nil }, changing: change)
  }

  /// Binds one batch: up to `size` events of each sample, in an order that changes with each epoch.
  ///
  /// Samples of equal size are shuffled alike, so that shifted copies of an event stay together. Of
  /// the weights only the batch's are read.
  ///
  /// - Throws: `EventsError` for a mapped file that was cut short.
  func bindBatch(
    _ step: Int, size: Int, seed: UInt64, to evaluator: Evaluator, _ graph: AnalysisGraph
  ) throws -> [GlobalExpression: Tensor] {
    try bind(
      to: evaluator, graph, rows: { Self.batch(step, size: size, of: $1, $0, seed: seed) },
      changing: { $1 })
  }

  /// The rows of one batch, or nil for all.
  static func batch(_ step: Int, size: Int, of count: Int, _ key: SampleKey, seed: UInt64) -> [Int]?
  {
    guard size < count else { return nil }
    let batches = count / size
    let shuffle = Shuffle(
      count: count, seed: seed, purpose: "batches of \(key.process)", epoch: step / batches)
    let start = step % batches * size
    return (start..<(start + size)).map { shuffle[$0] }
  }

  /// The row of an event of a batch in its sample's table; the sample is named as in messages.
  func row(_ index: Int, of sample: String, step: Int, size: Int?, seed: UInt64) -> Int {
    guard let size, let key = samples.keys.first(where: { "\($0)" == sample }) else { return index }
    return Self.batch(step, size: size, of: samples[key]!.table.count, key, seed: seed)?[index]
      ?? index
  }

  /// Gives each sample its rows, and returns the scales that normalise them.
  private func bind(
    to evaluator: Evaluator, _ graph: AnalysisGraph, rows: (SampleKey, Int) -> [Int]?,
    changing change: (SampleKey, any EventSource) throws -> any EventSource
  ) throws -> [GlobalExpression: Tensor] {
    var scales: [GlobalExpression: Tensor] = [:]
    for space in graph.samples {
      let sample = samples[space.key]!
      let rows = rows(space.key, sample.table.count)
      evaluator.bind(space.space, to: try change(space.key, source(space.key, rows)))
      scales[space.scale] = Tensor(sample.expected / (try sample.weightSum(of: rows)))
    }
    return scales
  }

  private func source(_ key: SampleKey, _ rows: [Int]?) -> SampleSource {
    let table = samples[key]!.table
    return SampleSource(
      events: TableSource(table, rows: rows), sample: "\(key)", part: part,
      columns: table.columnNames)
  }
}

extension BoundSamples.Sample {
  /// The sum of the weights of some rows, of all if nil; only those rows are read.
  fileprivate func weightSum(of rows: [Int]?) throws -> Double {
    guard let rows else { return weightSum }
    guard let weights = try process.weights(of: table) else { return Double(rows.count) }
    return weights.events(at: rows).sum()
  }
}

/// The events of one sample, which says whose column is missing.
private struct SampleSource: EventSource {
  let events: TableSource
  let sample: String
  let part: String
  let columns: [String]

  var eventCount: Int { events.eventCount }

  func position(ofColumn name: String) throws -> Int {
    guard columns.contains(name) else {
      throw PipelineError.missingColumn(name, process: sample, part: part, known: columns)
    }
    return try events.position(ofColumn: name)
  }

  func read(
    column position: Int, events range: Range<Int>, into buffer: UnsafeMutablePointer<Double>
  ) {
    events.read(column: position, events: range, into: buffer)
  }

  func contiguous(column position: Int, events range: Range<Int>) -> UnsafePointer<Double>? {
    events.contiguous(column: position, events: range)
  }

  func readRows(events range: Range<Int>, into buffer: UnsafeMutablePointer<Double>) {
    events.readRows(events: range, into: buffer)
  }
}

extension PhysicsProcess {
  /// Every sample of the process.
  var tables: [(key: SampleKey, table: EventTable)] {
    [(SampleKey(process: name), events)]
      + variations.flatMap { variation in
        [
          (SampleKey(process: name, variation: variation.name, direction: .down), variation.down),
          (SampleKey(process: name, variation: variation.name, direction: .up), variation.up),
        ]
      }
  }
}
