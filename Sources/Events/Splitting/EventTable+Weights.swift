extension EventTable {
  /// This table with a weight column scaled by one factor so that it sums to `target`, as after
  /// taking a part of a sample: wᵢ → wᵢ · target / Σw.
  ///
  /// - Throws: ``EventsError/unscalableWeights(column:label:sum:target:)`` when the present sum is
  ///   0 or either sum is not finite, and as ``column(_:)``.
  public func rescalingWeights(_ name: String, toSum target: Double) throws -> EventTable {
    let sum = try storedColumn(name).sum()
    let factor = try scale(of: name, label: nil, from: sum, to: target)
    return try mapping(name) { $0 * factor }
  }

  /// This table with a weight column scaled by one factor for each text of a label column, so that
  /// the weights of each label sum to a target.
  ///
  /// ```swift
  /// let sums = try whole.weightSums("Weight", by: "Label")
  /// let training = try parts["training"].rescalingWeights("Weight", toSums: sums, by: "Label")
  /// ```
  ///
  /// - Parameters:
  ///   - name: The weight column.
  ///   - targets: The sum for each label that occurs in this table; others are ignored.
  ///   - label: The text column.
  /// - Throws: ``EventsError/unscalableWeights(column:label:sum:target:)`` when a label's present
  ///   sum is 0, a sum is not finite, or a label has no target (reported as NaN); and as
  ///   ``column(_:)`` and ``text(_:)``.
  public func rescalingWeights(
    _ name: String, toSums targets: [String: Double], by label: String
  ) throws -> EventTable {
    var factors: [String: Double] = [:]
    for (text, sum) in try weightSums(name, by: label).sorted(by: { $0.key < $1.key }) {
      factors[text] = try scale(of: name, label: text, from: sum, to: targets[text] ?? .nan)
    }
    let labels = try text(label)
    let scaled = zip(try column(name), labels).map { $0 * (factors[$1] ?? 1) }
    return try replacing(name, with: scaled)
  }

  /// The sum of a number column for each text of a label column, added in row order.
  ///
  /// - Throws: As ``column(_:)`` and ``text(_:)``.
  public func weightSums(_ name: String, by label: String) throws -> [String: Double] {
    zip(try column(name), try text(label)).reduce(into: [:]) { $0[$1.1, default: 0] += $1.0 }
  }
}

private func scale(
  of name: String, label: String?, from sum: Double, to target: Double
) throws -> Double {
  let factor = target / sum
  guard sum.isFinite, sum != 0, target.isFinite, factor.isFinite else {
    throw EventsError.unscalableWeights(column: name, label: label, sum: sum, target: target)
  }
  return factor
}
