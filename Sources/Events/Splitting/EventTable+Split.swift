extension EventTable {
  /// Splits the events at random, reproducibly, into named parts:
  ///
  /// ```swift
  /// let parts = try table.split(
  ///   fractions: [("training", 0.5), ("validation", 0.2), ("test", 0.3)], seed: 1, by: "EventId")
  /// let training = try parts["training"]
  /// ```
  ///
  /// An event goes to the part in whose share of [0, 1) its ``EventHash`` number falls. With an
  /// identity column that number depends on nothing but the seed and the event's identity: neither
  /// order nor number of events matters, and shifted copies of an event stay together. Without
  /// one, the row index is the identity, so appending events moves none of the earlier ones, but
  /// reordering does. Part sizes follow the fractions within binomial fluctuations. Mapped columns
  /// stay in their files.
  ///
  /// - Parameters:
  ///   - fractions: Part names, and fractions that are at least 0 and sum to 1 (within 1e-9).
  ///   - seed: Which of the random splits.
  ///   - identity: A number column that identifies events, if there is one.
  /// - Throws: ``EventsError/badFractions(_:_:)``, ``EventsError/duplicatePart(_:)``,
  ///   ``EventsError/nonFinite(column:row:value:)`` for an identity that is no number, and as
  ///   ``column(_:)``.
  public func split(
    fractions: [(name: String, fraction: Double)], seed: UInt64, by identity: String? = nil
  ) throws -> TableParts {
    try check(fractions)
    let bounds = upperBounds(of: fractions.map(\.fraction))
    let hash = EventHash(seed: seed)
    let empty = RowSetBuilder(span: 0..<count)
    var members = [RowSetBuilder](repeating: empty, count: fractions.count)
    try forEachIdentity(identity) { row, identity in
      let number = hash.uniform(for: identity)
      // The last bound is infinite, so a part is always found.
      members[bounds.firstIndex { number < $0 } ?? bounds.count - 1].insert(row)
    }
    return TableParts(
      zip(fractions, members).map { .init(name: $0.name, table: choosing($1.rows)) })
  }

  /// Hands out each event's row and identity.
  ///
  /// - Parameters:
  ///   - name: A number column that identifies events; the row does if nil.
  ///   - body: Gets the row, and the bits of the identity.
  /// - Throws: ``EventsError/nonFinite(column:row:value:)``, and as ``column(_:)``.
  package func forEachIdentity(_ name: String?, _ body: (Int, UInt64) -> Void) throws {
    guard let name else {
      for row in 0..<count { body(row, UInt64(row)) }
      return
    }
    try storedColumn(name).forEachBlock { first, values in
      for (offset, value) in values.enumerated() {
        guard value.isFinite else {
          throw EventsError.nonFinite(column: name, row: first + offset, value: value)
        }
        body(first + offset, eventIdentity(value))
      }
    }
  }
}

/// The bits that stand for a number in an identity column; −0 is the same identity as 0.
package func eventIdentity(_ value: Double) -> UInt64 { (value + 0).bitPattern }

private func check(_ fractions: [(name: String, fraction: Double)]) throws {
  var names: Set<String> = []
  for part in fractions where !names.insert(part.name).inserted {
    throw EventsError.duplicatePart(part.name)
  }
  let isValid =
    fractions.allSatisfy { $0.fraction >= 0 }
    && abs(fractions.map(\.fraction).reduce(0, +) - 1) <= 1e-9
  guard isValid else {
    throw EventsError.badFractions(fractions.map(\.name), fractions.map(\.fraction))
  }
}

/// Cumulative sums, with everything from the last positive fraction on up to infinity: rounding in
/// the sum must neither lose an event nor give one to a part that asked for none.
private func upperBounds(of fractions: [Double]) -> [Double] {
  let last = fractions.lastIndex { $0 > 0 } ?? 0
  var sum = 0.0
  return fractions.enumerated().map { index, fraction in
    sum += fraction
    return index >= last ? .infinity : sum
  }
}
