import Autodiff
import Events

/// One part of the data, ready to be bound to a graph's samples.
struct BoundSamples {
  private let tables: [SampleKey: EventTable]
  private let weights: [SampleKey: [Double]]
  private let expected: [SampleKey: Double]
  private let part: String

  /// - Throws: `PipelineError` for samples without events or with weights that cannot be normalised.
  init(_ processes: [PhysicsProcess], layouts: [ProcessLayout], part: String) throws {
    let given = processes.map(ProcessLayout.init)
    guard given == layouts else {
      throw PipelineError.differentProcesses(
        part: part, expected: layouts.map(\.description), given: given.map(\.description))
    }
    var tables: [SampleKey: EventTable] = [:]
    var weights: [SampleKey: [Double]] = [:]
    var expected: [SampleKey: Double] = [:]
    for process in processes {
      for (key, table) in process.tables {
        let sum = try process.checkedWeightSum(of: table, "\(key)", part: part)
        tables[key] = table
        weights[key] = try process.weights(of: table)
        expected[key] = process.expectedEvents ?? sum
      }
    }
    self.tables = tables
    self.weights = weights
    self.expected = expected
    self.part = part
  }

  /// Binds all events.
  func bind(to evaluator: Evaluator, _ graph: AnalysisGraph) -> [GlobalExpression: Tensor] {
    bind(to: evaluator, graph) { _, _ in nil }
  }

  /// Binds one batch: up to `size` events of each sample, in an order that changes with each epoch.
  ///
  /// Samples of equal size are shuffled alike, so that shifted copies of an event stay together.
  func bindBatch(
    _ step: Int, size: Int, seed: UInt64, to evaluator: Evaluator, _ graph: AnalysisGraph
  ) -> [GlobalExpression: Tensor] {
    bind(to: evaluator, graph) { Self.batch(step, size: size, of: $1, $0, seed: seed) }
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
    guard let size, let key = tables.keys.first(where: { "\($0)" == sample }) else { return index }
    return Self.batch(step, size: size, of: tables[key]!.count, key, seed: seed)?[index] ?? index
  }

  /// Gives each sample its rows, and returns the scales that normalise them.
  private func bind(
    to evaluator: Evaluator, _ graph: AnalysisGraph, rows: (SampleKey, Int) -> [Int]?
  ) -> [GlobalExpression: Tensor] {
    var scales: [GlobalExpression: Tensor] = [:]
    for sample in graph.samples {
      let key = sample.key
      let rows = rows(key, tables[key]!.count)
      evaluator.bind(sample.space, to: source(key, rows))
      let used = rows.map { $0.reduce(0) { $0 + weights[key]![$1] } }
      let sum = used ?? weights[key]!.reduce(0, +)
      scales[sample.scale] = Tensor(expected[key]! / sum)
    }
    return scales
  }
}

extension BoundSamples {
  private func source(_ key: SampleKey, _ rows: [Int]?) -> SampleSource {
    let table = tables[key]!
    return SampleSource(
      events: TableSource(table, rows: rows), sample: "\(key)", part: part,
      columns: table.columnNames)
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
