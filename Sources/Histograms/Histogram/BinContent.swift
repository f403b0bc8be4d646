/// A sum of weights and its variance.
public struct BinContent: Sendable, Equatable {
  /// The sum of weights Σw.
  public var value: Double
  /// The variance of that sum, estimated by Σw².
  public var variance: Double

  /// A content; by default that of an empty bin.
  public init(value: Double = 0, variance: Double = 0) {
    self.value = value
    self.variance = variance
  }

  /// The square root of the variance.
  public var uncertainty: Double { variance.squareRoot() }

  /// How many events of equal weight would have the same relative uncertainty: (Σw)²/Σw². It is 0
  /// when the variance is.
  public var effectiveEntries: Double { variance == 0 ? 0 : value * value / variance }

  /// The content of two bins taken as one; the events in them are independent.
  public static func + (a: BinContent, b: BinContent) -> BinContent {
    BinContent(value: a.value + b.value, variance: a.variance + b.variance)
  }

  /// The difference of two independent contents: values are subtracted, variances add.
  public static func - (a: BinContent, b: BinContent) -> BinContent {
    BinContent(value: a.value - b.value, variance: a.variance + b.variance)
  }

  /// The content with all weights multiplied by a factor f: values by f, variances by f².
  public func scaled(by factor: Double) -> BinContent {
    BinContent(value: value * factor, variance: variance * factor * factor)
  }
}
