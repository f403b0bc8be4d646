import Events

/// A use of events. Events of one part never appear in another.
public enum DataPart: String, Sendable, CaseIterable, Codable {
  /// What gradients are computed on.
  case training
  /// What the best parameters are chosen on.
  case validation
  /// What results are quoted on.
  case test
}

/// The processes of an analysis, split by use.
public struct AnalysisData: Sendable {
  public let processes: [DataPart: [PhysicsProcess]]
  /// What was done to the data on the way, for `describe`: one line each.
  public var notes: [String] = []

  public subscript(part: DataPart) -> [PhysicsProcess] { processes[part]! }

  /// Splits every process's events, the same way for its variations.
  ///
  /// Each part stands for the whole: `expectedEvents`, or the sum of all weights, is kept.
  ///
  /// - Parameters:
  ///   - processes: All events.
  ///   - training: The share of the events to train on; the three shares sum to 1.
  ///   - validation: The share of the events to choose on.
  ///   - test: The share of the events to quote results on.
  ///   - seed: Which of the random splits.
  ///   - identity: A column that identifies events; row numbers do if nil.
  /// - Throws: `EventsError` for bad fractions or columns; `PipelineError` for bad weights.
  public init(
    splitting processes: [PhysicsProcess], training: Double = 0.5, validation: Double = 0.2,
    test: Double = 0.3, seed: UInt64, by identity: String? = nil
  ) throws {
    let fractions = zip(DataPart.allCases, [training, validation, test]).map {
      (name: $0.rawValue, fraction: $1)
    }
    func split(_ table: EventTable) throws -> TableParts {
      try table.split(fractions: fractions, seed: seed, by: identity)
    }
    var parts: [DataPart: [PhysicsProcess]] = [.training: [], .validation: [], .test: []]
    for process in processes {
      let sum = try process.checkedWeightSum(of: process.events, process.name, part: nil)
      let total = process.expectedEvents ?? sum
      let nominal = try split(process.events)
      let variations = try process.variations.map {
        (name: $0.name, down: try split($0.down), up: try split($0.up))
      }
      for part in DataPart.allCases {
        var copy = process
        copy.expectedEvents = total
        copy.events = try nominal[part.rawValue]
        copy.variations = try variations.map {
          .init($0.name, down: try $0.down[part.rawValue], up: try $0.up[part.rawValue])
        }
        parts[part]!.append(copy)
      }
    }
    self.processes = parts
  }

  /// Parts made elsewhere; each must have the same processes with the same variations.
  public init(training: [PhysicsProcess], validation: [PhysicsProcess], test: [PhysicsProcess]) {
    processes = [.training: training, .validation: validation, .test: test]
  }
}

extension AnalysisData {
  /// - Throws: `PipelineError.missingColumn` for the first sample that lacks one.
  func requireColumns(_ names: [String]) throws {
    for part in DataPart.allCases {
      for (key, table) in self[part].flatMap(\.tables) {
        for name in names where !table.columnNames.contains(name) {
          throw PipelineError.missingColumn(
            name, process: "\(key)", part: part.rawValue, known: table.columnNames)
        }
      }
    }
  }
}

extension PhysicsProcess {
  /// The weights of one of the process's tables; nil where every event has weight 1.
  func weights(of table: EventTable) throws -> Column? { try weight.map(table.storedColumn) }

  /// The sum of weights of one of the process's tables, checked to be usable as a normalisation.
  ///
  /// - Parameters:
  ///   - sample: What the table is called in messages.
  ///   - part: The part of the data that it belongs to; nil before a split.
  /// - Throws: `PipelineError` for no events, a weight that is not finite, or a sum that is not
  ///   positive.
  func checkedWeightSum(of table: EventTable, _ sample: String, part: String?) throws -> Double {
    guard table.count > 0 else { throw PipelineError.emptySample(process: sample, part: part) }
    if let expectedEvents, !(expectedEvents > 0 && expectedEvents.isFinite) {
      throw PipelineError.expectedEvents(process: name, expectedEvents)
    }
    if let weight, !table.columnNames.contains(weight) {
      throw PipelineError.missingColumn(
        weight, process: sample, part: part ?? "given", known: table.columnNames)
    }
    let sum =
      try weights(of: table)?.finiteSum {
        .badWeight(process: sample, part: part, row: $0, value: $1)
      } ?? Double(table.count)
    guard sum > 0 else { throw PipelineError.weightSum(process: sample, part: part, sum: sum) }
    return sum
  }
}
