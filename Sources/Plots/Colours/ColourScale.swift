/// What the colours of a heat map mean.
public struct ColourScale: Sendable, Hashable {
  /// How numbers become colours.
  public var map: ColourMap
  /// The numbers at both ends.
  public var range: ClosedRange<Double>
  /// What is shown, with its unit.
  public var label: String

  /// - Parameters:
  ///   - map: How numbers become colours.
  ///   - range: The numbers at both ends, finite.
  ///   - label: What is shown, with its unit.
  public init(_ map: ColourMap, range: ClosedRange<Double>, label: String = "") {
    (self.map, self.range, self.label) = (map, range, label)
  }

  /// The place of a number between the ends, from 0 to 1; nil if it is not finite.
  func place(of value: Double) -> Double? {
    guard value.isFinite else { return nil }
    let span = range.upperBound - range.lowerBound
    return span > 0 ? min(max((value - range.lowerBound) / span, 0), 1) : 0.5
  }
}
