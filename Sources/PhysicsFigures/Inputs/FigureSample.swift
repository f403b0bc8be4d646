import Histograms

/// A process with a number of events in each bin of a figure.
public struct FigureSample: Sendable, Hashable {
  /// Its name, shown letter by letter: nothing in it is taken for markup.
  public var name: String
  /// Events in each bin, `[bins]`; what is not finite counts as 0.
  public var values: [Double]
  /// The variances of the values, `[bins]`, such as Σw².
  public var variances: [Double]
  /// Events below the first bin, which are not drawn, but stated.
  public var underflow: Double
  /// Events above the last bin, which are not drawn, but stated.
  public var overflow: Double

  /// - Parameters:
  ///   - name: Its name, shown letter by letter.
  ///   - values: Events in each bin, `[bins]`.
  ///   - variances: Their variances, `[bins]`; zero if nil.
  ///   - underflow: Events below the first bin.
  ///   - overflow: Events above the last bin.
  /// - Precondition: There are as many variances as values.
  public init(
    _ name: String, _ values: [Double], variances: [Double]? = nil, underflow: Double = 0,
    overflow: Double = 0
  ) {
    let variances = variances ?? values.map { _ in 0 }
    precondition(
      values.count == variances.count,
      "sample '\(name)': \(values.count) values, \(variances.count) variances")
    (self.name, self.values, self.variances) = (name, values, variances)
    (self.underflow, self.overflow) = (underflow, overflow)
  }

  /// The bins of a histogram with one axis.
  ///
  /// - Parameters:
  ///   - name: Its name, shown letter by letter.
  ///   - histogram: Sums of weights and of their squares.
  /// - Precondition: The histogram has one axis.
  public init(_ name: String, _ histogram: Histogram) {
    self.init(
      name, histogram.values, variances: histogram.variances,
      underflow: histogram.underflow.value, overflow: histogram.overflow.value)
  }
}
