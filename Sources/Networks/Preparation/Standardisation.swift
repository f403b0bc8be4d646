import Autodiff

/// (x − mean) / scale for each column, with constants found from data beforehand.
public struct Standardisation: Hashable, Sendable {
  /// What is subtracted from each column.
  public let mean: [Double]
  /// What each column is then divided by; never 0.
  public let scale: [Double]

  /// - Parameters:
  ///   - mean: Each column's mean.
  ///   - scale: Each column's standard deviation; one of 0 (a constant column) is taken as 1, which
  ///     leaves the column at 0.
  /// - Precondition: as many scales as means; all finite, no scale negative.
  public init(mean: [Double], scale: [Double]) {
    precondition(
      mean.count == scale.count, "\(mean.count) means, but \(scale.count) scales; give one each")
    for (column, (mean, scale)) in zip(mean, scale).enumerated() {
      precondition(
        mean.isFinite && scale.isFinite && scale >= 0,
        "column \(column) has mean \(mean) and scale \(scale); both must be finite, scale ≥ 0")
    }
    self.mean = mean
    self.scale = scale.map { $0 == 0 ? 1 : $0 }
  }

  /// The standardised value of a per-event or global `[columns]` or `[rows, columns]`.
  ///
  /// - Precondition: the last extent is the number of columns.
  public func callAsFunction<V: GraphValue>(_ x: V) -> V {
    precondition(
      x.shape.extents.last == mean.count,
      "\(mean.count) columns are standardised, given a value of shape \(x.shape)")
    let (mean, scale) = (GlobalExpression(mean), GlobalExpression(scale))
    return .wrap((x.node - mean.node) / scale.node)
  }
}
