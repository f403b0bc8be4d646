import Events

extension AnalysisData {
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
    let divided = try processes.map { process in
      try process.divided { table in
        let parts = try table.split(fractions: fractions, seed: seed, by: identity)
        return try DataPart.allCases.map { try parts[$0.rawValue] }
      }
    }
    self.init(
      parts: Self.byPart(divided), identity: identity, of: Whole(processes: processes, seed: seed))
  }

  /// From the parts of each process to the processes of each part.
  static func byPart(_ divided: [[PhysicsProcess]]) -> [DataPart: [PhysicsProcess]] {
    Dictionary(
      uniqueKeysWithValues: DataPart.allCases.enumerated().map { index, part in
        (part, divided.map { $0[index] })
      })
  }
}

extension PhysicsProcess {
  /// The process with parts of its events, each standing for the whole.
  ///
  /// - Parameter divide: The parts of a table, as many for every table.
  /// - Throws: `PipelineError` for bad weights; what `divide` throws.
  func divided(_ divide: (EventTable) throws -> [EventTable]) throws -> [PhysicsProcess] {
    let sum = try checkedWeightSum(of: events, name, part: nil)
    let nominal = try divide(events)
    let varied = try variations.map {
      (name: $0.name, down: try divide($0.down), up: try divide($0.up))
    }
    return nominal.indices.map { part in
      var copy = self
      copy.expectedEvents = expectedEvents ?? sum
      copy.events = nominal[part]
      copy.variations = varied.map { .init($0.name, down: $0.down[part], up: $0.up[part]) }
      return copy
    }
  }
}
