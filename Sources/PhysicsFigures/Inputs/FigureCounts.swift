import Histograms

/// Observed events in each bin of a figure, with the intervals that are drawn as errors.
public struct FigureCounts: Sendable, Hashable {
  /// Events, `[bins]`; what is not finite or negative is not drawn.
  public var values: [Double]
  /// The interval of the expectation, `[bins]`; nil for a point without an error.
  public var intervals: [ClosedRange<Double>?]
  /// Events below the first bin.
  public var underflow: Double
  /// Events above the last bin.
  public var overflow: Double

  /// Counts, with the intervals of Garwood (doi:10.1093/biomet/28.3-4.437) at 68.3 % coverage.
  ///
  /// - Parameters:
  ///   - counts: Events in each bin, `[bins]`; they need not be whole.
  ///   - underflow: Events below the first bin.
  ///   - overflow: Events above the last bin.
  public init(counts: [Double], underflow: Double = 0, overflow: Double = 0) {
    values = counts
    intervals = counts.map { $0 >= 0 && $0.isFinite ? poissonInterval(count: $0) : nil }
    (self.underflow, self.overflow) = (underflow, overflow)
  }

  /// A histogram of data, which may be weighted: then the intervals are an approximation
  /// (`Histogram.garwood(coverage:)`).
  ///
  /// - Parameter histogram: With one axis.
  public init(_ histogram: Histogram) {
    (values, intervals) = (histogram.values, histogram.garwood())
    (underflow, overflow) = (histogram.underflow.value, histogram.overflow.value)
  }
}

extension FigureCounts {
  /// A bin's count with the lower and the upper end of its error; nil where there is none to draw.
  func point(_ bin: Int) -> (value: Double, low: Double, high: Double)? {
    let value = values[bin]
    guard value.isFinite, value >= 0 else { return nil }
    let interval = intervals[bin] ?? value...value
    return (value, min(interval.lowerBound, value), max(interval.upperBound, value))
  }
}
