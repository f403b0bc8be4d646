import Events

extension AnalysisData {
  /// The same events as several trainings use them: every event is a test event of exactly one fold,
  /// so that each can be judged by parameters that were trained and chosen without it.
  ///
  /// Fold i tests one share of the events, chooses on the next share, and trains on the others. Which
  /// share an event is in depends on the seed of the split and on the event's identity, so its
  /// systematically varied copies are with it.
  ///
  /// - Parameter count: How many, at least 3.
  /// - Throws: `PipelineError.noFolds` for data whose parts were given; `EventsError.foldCount`.
  public func folds(_ count: Int) throws -> [AnalysisData] {
    guard let whole else { throw PipelineError.noFolds }
    let divided = try whole.processes.map { process in
      try process.divided { table in
        try table.folds(count, seed: whole.seed, by: identity).flatMap {
          [$0.training, $0.validation, $0.test]
        }
      }
    }
    return (0..<count).map { index in
      let parts = divided.map { Array($0[(3 * index)..<(3 * index + 3)]) }
      var data = AnalysisData(parts: Self.byPart(parts), identity: identity, of: whole)
      data.notes = notes
      data.fold = Fold(index: index, count: count)
      return data
    }
  }
}
