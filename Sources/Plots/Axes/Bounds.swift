/// The interval that values lie in; what is not finite is left out.
public struct Bounds: Sendable, Hashable {
  /// An end of the interval, and whether an axis ends there without a margin.
  struct End: Hashable {
    var value: Double
    var isTight: Bool
  }

  private(set) var lower: End?
  private(set) var upper: End?
  /// The lower end of the positive values alone, for logarithmic axes.
  private(set) var positiveLower: End?

  /// No values yet.
  public init() {}

  /// Widens the interval by a value.
  ///
  /// - Parameters:
  ///   - value: Left out if it is not finite.
  ///   - isTight: Whether an axis may end there without a margin.
  public mutating func include(_ value: Double, isTight: Bool = false) {
    guard value.isFinite else { return }
    let end = End(value: value, isTight: isTight)
    lower = Self.outer(lower, end, <)
    upper = Self.outer(upper, end, >)
    if value > 0 { positiveLower = Self.outer(positiveLower, end, <) }
  }

  /// Widens the interval by values.
  ///
  /// - Parameters:
  ///   - values: Those that are not finite are left out.
  ///   - isTight: Whether an axis may end there without a margin.
  public mutating func include(_ values: some Sequence<Double>, isTight: Bool = false) {
    for value in values { include(value, isTight: isTight) }
  }

  /// The lower end, that of the positive values, and the upper end; empty without values.
  var ends: [Double] { [lower, positiveLower, upper].compactMap(\.self?.value) }

  /// Widens the interval by another.
  public mutating func formUnion(_ other: Bounds) {
    for end in [other.lower, other.positiveLower, other.upper].compactMap(\.self) {
      include(end.value, isTight: end.isTight)
    }
  }

  private static func outer(_ old: End?, _ new: End, _ isFurther: (Double, Double) -> Bool) -> End {
    guard let old else { return new }
    if new.value == old.value { return End(value: old.value, isTight: old.isTight || new.isTight) }
    return isFurther(new.value, old.value) ? new : old
  }
}

/// What a mark covers, in the values of its panel's axes.
public struct Extent: Sendable, Hashable {
  /// Along the horizontal axis.
  public var x = Bounds()
  /// Along the vertical axis.
  public var y = Bounds()

  /// Nothing yet.
  public init() {}

  /// Widens it by another.
  public mutating func formUnion(_ other: Extent) {
    x.formUnion(other.x)
    y.formUnion(other.y)
  }
}
