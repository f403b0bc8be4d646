/// The events of a table as one fold of a cross-validation uses them; each is in one part.
public struct TableFold: Sendable, Equatable {
  /// What gradients are computed on: the events of all other folds.
  public let training: EventTable
  /// What parameters are chosen on: the events that are tested in the next fold.
  public let validation: EventTable
  /// What results are quoted on.
  public let test: EventTable
}

extension EventTable {
  /// Splits the events at random, reproducibly, into folds: every event is a test event of exactly one.
  ///
  /// Fold i tests the events whose ``EventHash`` number falls into the i-th of `count` equal shares of
  /// [0, 1), validates on those of share i + 1 (the first after the last), and trains on the others.
  /// What that number depends on is as for `split(fractions:seed:by:)`, so shifted copies of an event
  /// are in the same part of the same fold.
  ///
  /// - Parameters:
  ///   - count: How many folds, at least 3.
  ///   - seed: Which of the random splits.
  ///   - identity: A number column that identifies events, if there is one.
  /// - Throws: ``EventsError/foldCount(_:)``,
  ///   ``EventsError/nonFinite(column:row:value:)`` for an identity that is no number, and as
  ///   ``column(_:)``.
  public func folds(_ count: Int, seed: UInt64, by identity: String? = nil) throws -> [TableFold] {
    guard count >= 3 else { throw EventsError.foldCount(count) }
    var shares = [UInt32](repeating: 0, count: self.count)
    let hash = EventHash(seed: seed)
    try forEachIdentity(identity) { row, identity in
      shares[row] = UInt32(hash.uniform(for: identity) * Double(count))
    }
    func chosen(_ isChosen: (UInt32) -> Bool) -> EventTable { filtered { isChosen(shares[$0]) } }
    return (0..<count).map { fold in
      let (test, validation) = (UInt32(fold), UInt32((fold + 1) % count))
      return TableFold(
        training: chosen { $0 != test && $0 != validation },
        validation: chosen { $0 == validation }, test: chosen { $0 == test })
    }
  }
}
