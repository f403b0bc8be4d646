extension Histogram {
  /// Counts events exactly in a histogram with one axis of numbers: each adds its weight w to its
  /// bin's value and w² to its variance.
  ///
  /// Weights may be negative. Events are added in order. If an error is thrown, the histogram is as
  /// it was.
  ///
  /// - Parameters:
  ///   - values: The observable of each event.
  ///   - weights: The weight of each event; `nil` gives each the weight 1.
  /// - Throws: ``HistogramsError/weightCount(histogram:count:expected:)``,
  ///   ``HistogramsError/notANumber(histogram:event:)`` for an observable that is NaN (infinities
  ///   are underflow or overflow), ``HistogramsError/badWeight(histogram:event:weight:)`` for
  ///   a weight that is NaN or infinite, or so large that a sum would be, or
  ///   ``HistogramsError/columnCount(histogram:count:expected:)`` for a histogram with more axes.
  public mutating func fill(_ values: [Double], weights: [Double]? = nil) throws {
    try fill(columns: [FillColumn(values)], weights: weights)
  }

  /// This histogram with events added; see `fill(_:weights:)`.
  public func filled(with values: [Double], weights: [Double]? = nil) throws -> Histogram {
    try filled(columns: [FillColumn(values)], weights: weights)
  }

  /// Counts events exactly: each adds its weight w to its bin's value and w² to its variance.
  ///
  /// ```swift
  /// try histogram.fill(masses, channels, weights: weights)
  /// ```
  ///
  /// Names that no category has are overflow. Otherwise as for one axis.
  ///
  /// - Parameters:
  ///   - columns: An observable for each axis, with a value of each event: numbers, truth values, or
  ///     names for axes of categories.
  ///   - weights: The weight of each event; `nil` gives each the weight 1.
  /// - Throws: ``HistogramsError/columnCount(histogram:count:expected:)`` or
  ///   ``HistogramsError/columnKind(axis:given:expected:)`` for columns that do not fit the axes;
  ///   ``HistogramsError/columnLength(histogram:axis:count:expected:)`` for columns of different
  ///   lengths; and as for one axis.
  public mutating func fill<each Value: AxisValue>(
    _ columns: repeat [each Value], weights: [Double]? = nil
  ) throws {
    try fill(columns: list(repeat each columns), weights: weights)
  }

  /// This histogram with events added; see `fill(_:weights:)`.
  public func filled<each Value: AxisValue>(
    with columns: repeat [each Value], weights: [Double]? = nil
  ) throws -> Histogram {
    try filled(columns: list(repeat each columns), weights: weights)
  }

  /// This histogram with events added; see ``fill(columns:weights:)``.
  public func filled(columns: [FillColumn], weights: [Double]? = nil) throws -> Histogram {
    var result = self
    try result.fill(columns: columns, weights: weights)
    return result
  }

  private func list<each Value: AxisValue>(_ columns: repeat [each Value]) -> [FillColumn] {
    var result: [FillColumn] = []
    func append<Item: AxisValue>(_ values: [Item]) { result.append(Item.column(values)) }
    repeat append(each columns)
    return result
  }
}
