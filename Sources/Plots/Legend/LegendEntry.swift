/// A name in a legend with a small picture of what has it.
public struct LegendEntry: Sendable, Hashable {
  /// A small picture.
  public enum Key: Sendable, Hashable {
    /// A line.
    case line(Colour, LineStyle)
    /// A filled area of an opacity from 0 to 1.
    case area(Colour, opacity: Double)
    /// An area of parallel lines.
    case hatched(Colour)
    /// A point, with a bar through it if it has an error.
    case marker(Marker, Colour, hasErrors: Bool)
  }

  /// The name.
  public var name: String
  /// Its picture.
  public var key: Key

  /// - Parameters:
  ///   - name: With subscripts `_{…}` and superscripts `^{…}`.
  ///   - key: Its picture.
  public init(_ name: String, _ key: Key) { (self.name, self.key) = (name, key) }
}

/// Where a legend stands in its panel.
public enum LegendPlace: Sendable, Hashable {
  /// Where it covers least; if it would cover something everywhere and the vertical axis is free, the axis
  /// makes room above.
  case automatic
  /// In a corner.
  case topLeft, topRight, bottomLeft, bottomRight
  /// There is none.
  case none
}
