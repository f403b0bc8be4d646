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
  /// The column that identifies events; row numbers do if nil.
  public let identity: String?
  /// Which of the folds of a cross-training these are, if they are one.
  public internal(set) var fold: Fold?
  /// All events, where the parts were made of them by a split.
  let whole: Whole?

  /// One of several folds; each event is a test event of exactly one.
  public struct Fold: Sendable, Hashable, Codable {
    /// Counted from 0.
    public let index: Int
    /// How many there are.
    public let count: Int
  }

  /// What a split was made of.
  struct Whole: Sendable {
    let processes: [PhysicsProcess]
    let seed: UInt64
  }

  init(parts: [DataPart: [PhysicsProcess]], identity: String?, of whole: Whole?) {
    (processes, self.identity, self.whole) = (parts, identity, whole)
  }

  public subscript(part: DataPart) -> [PhysicsProcess] { processes[part]! }
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
