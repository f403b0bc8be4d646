/// How numbers become colours in a heat map.
public enum ColourMap: Sendable, Hashable {
  /// From dark blue to yellow, for what has one direction: matplotlib's viridis (van der Walt and Smith).
  case viridis
  /// From blue over white to red, for what has a middle, such as correlations: Brewer's RdBu.
  case diverging

  private static let viridisColours = [
    0x440154, 0x482475, 0x414487, 0x355F8D, 0x2A788E, 0x21918C, 0x22A884, 0x44BF70, 0x7AD151,
    0xBDDF26, 0xFDE725,
  ].map { RGB($0) }

  private static let divergingColours = [
    0x053061, 0x2166AC, 0x4393C3, 0x92C5DE, 0xD1E5F0, 0xF7F7F7, 0xFDDBC7, 0xF4A582, 0xD6604D,
    0xB2182B, 0x67001F,
  ].map { RGB($0) }

  /// The colour of a place.
  ///
  /// - Parameter place: From 0 to 1; beyond, the colour of the end.
  func colour(at place: Double) -> RGB {
    let colours = self == .viridis ? Self.viridisColours : Self.divergingColours
    let scaled = min(max(place, 0), 1) * Double(colours.count - 1)
    let index = min(Int(scaled), colours.count - 2)
    return colours[index].mixed(with: colours[index + 1], scaled - Double(index))
  }
}
