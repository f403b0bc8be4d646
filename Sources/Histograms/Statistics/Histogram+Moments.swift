import Foundation

extension Histogram {
  /// The mean along an axis, Σ w c/Σ w over its bins with their centres c, without the axis' own
  /// underflow and overflow; all bins of other axes count. `nil` when Σ w is 0.
  ///
  /// Binning blurs it by up to half a bin; ROOT keeps sums of what was filled instead.
  ///
  /// - Parameter axis: An axis of numbers; may be left out where it is the only one. A whole number's
  ///   centre is the number itself.
  /// - Throws: ``HistogramsError/unknownAxis(histogram:axis:available:)`` or
  ///   ``HistogramsError/notNumeric(axis:operation:)``.
  public func mean(_ axis: AxisReference = .only) throws -> Double? {
    try moments(axis, for: "averaged")?.mean
  }

  /// The spread along an axis, √(Σ w (c − mean)²/Σ w), not the error of the mean; as ``mean(_:)``
  /// otherwise. `nil` also where negative weights make the sum negative.
  ///
  /// - Parameter axis: An axis of numbers; may be left out where it is the only one.
  /// - Throws: As ``mean(_:)``.
  public func standardDeviation(_ axis: AxisReference = .only) throws -> Double? {
    guard let variance = try variance(axis), variance >= 0 else { return nil }
    return variance.squareRoot()
  }

  /// The square of the spread along an axis, Σ w (c − mean)²/Σ w; as ``mean(_:)`` otherwise.
  ///
  /// - Parameter axis: An axis of numbers; may be left out where it is the only one.
  /// - Throws: As ``mean(_:)``.
  public func variance(_ axis: AxisReference = .only) throws -> Double? {
    try moments(axis, for: "averaged")?.variance
  }

  /// Where along an axis the part p of the total is reached, taking events to be spread evenly over
  /// their bin; without the axis' own underflow and overflow.
  ///
  /// `nil` when the total is 0, or a bin is negative, so that the part is reached nowhere or several
  /// times. Where bins are empty at that height it is the lower end of the gap; for p = 0
  /// the lower edge of the first bin that holds something.
  ///
  /// - Parameters:
  ///   - p: The part, 0 to 1; 0.5 for the median.
  ///   - axis: An axis of numbers; may be left out where it is the only one.
  /// - Throws: As ``mean(_:)``.
  /// - Precondition: p is in 0...1.
  public func quantile(_ p: Double, _ axis: AxisReference = .only) throws -> Double? {
    precondition((0...1).contains(p), "a quantile of \(p); expected 0 to 1")
    let projection = try projected(onto: axis)
    let binning = projection.axis
    try binning.requireNumeric(for: "ordered")
    let values = projection.values
    let total = values.reduce(0, +)
    guard total > 0, values.allSatisfy({ $0 >= 0 }) else { return nil }
    var (wanted, last) = (p * total, binning.edges[0])
    for (bin, value) in values.enumerated() where value > 0 {
      let (low, high) = (binning.edges[bin], binning.edges[bin + 1])
      if wanted <= value { return low + (high - low) * (wanted / value) }
      wanted -= value
      last = high
    }
    return last
  }

  private func moments(
    _ axis: AxisReference, for operation: String
  ) throws -> (mean: Double, variance: Double)? {
    let projection = try projected(onto: axis)
    let binning = projection.axis
    try binning.requireNumeric(for: operation)
    let values = projection.values
    let total = values.reduce(0, +)
    guard total != 0 else { return nil }
    let centers = binning.binning == .integer ? Array(binning.edges.dropLast()) : binning.centers
    let mean = zip(values, centers).reduce(0) { $0 + $1.0 * $1.1 } / total
    let variance =
      zip(values, centers).reduce(0) { $0 + $1.0 * ($1.1 - mean) * ($1.1 - mean) } / total
    return (mean, variance)
  }
}
