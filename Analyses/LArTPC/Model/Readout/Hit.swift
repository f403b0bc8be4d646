/// What one pixel sends when its charge has crossed the threshold.
public struct Hit: Hashable, Sendable {
  /// The pixel, by its number in the ``PixelMap``.
  public var pixel: Int
  /// The first tick in which the charge is not below the threshold.
  public var tick: Int
  /// The charge after the hold time, in counts of the ADC.
  public var counts: Int
}
