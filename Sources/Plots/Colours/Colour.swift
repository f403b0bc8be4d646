/// A colour that suits light and dark pages.
public enum Colour: Sendable, Hashable {
  /// Text, axes and data: nearly black on light pages, nearly white on dark ones.
  case ink
  /// Grey, for what stands back: reference lines, bands of uncertainty.
  case muted
  /// The page itself.
  case page
  /// A colour of the sequence that marks take in turn, counted from 0; after the tenth it begins again.
  ///
  /// Ten colours that remain distinct with colour-vision deficiencies: Petroff, arXiv:2107.02270.
  /// On dark pages they are lightened until their contrast is 3 to 1.
  case palette(Int)
  /// Red, green and blue as in `0x3F90DA`, the same on every page.
  case rgb(UInt32)
  /// Red, green and blue as in `0x3F90DA`: for light pages, and for dark ones.
  case shades(light: UInt32, dark: UInt32)

  /// The sequence's first colour.
  public static let blue = Colour.palette(0)
  /// The sequence's second colour.
  public static let orange = Colour.palette(1)
  /// The sequence's third colour.
  public static let red = Colour.palette(2)
  /// The sequence's fourth colour.
  public static let grey = Colour.palette(3)
  /// The sequence's fifth colour.
  public static let purple = Colour.palette(4)
  /// The sequence's sixth colour.
  public static let brown = Colour.palette(5)
}

extension Colour {
  static let sequence = [
    0x3F90DA, 0xFFA90E, 0xBD1F01, 0x94A4A2, 0x832DB6, 0xA96B59, 0xE76300, 0xB9AC70, 0x717581,
    0x92DADD,
  ].map { RGB($0) }

  /// How it looks on a light page.
  var light: RGB {
    switch self {
    case .ink: RGB(0x1A1A1A)
    case .muted: RGB(0x8A8D91)
    case .page: RGB(0xFFFFFF)
    case .palette(let index): Self.sequence[Self.place(of: index)]
    case .rgb(let value), .shades(let value, _): RGB(Int(value & 0xFFFFFF))
    }
  }

  /// How it looks on a dark page.
  var dark: RGB {
    switch self {
    case .ink: RGB(0xE6E6E6)
    case .muted: RGB(0x8E9297)
    case .page: RGB(0x16181D)
    case .shades(_, let value): RGB(Int(value & 0xFFFFFF))
    case .palette, .rgb:
      if case .rgb = self { light } else { light.lightened(on: Colour.page.dark, contrast: 3) }
    }
  }

  /// The name of its class in the style sheet; nil if it is the same on every page.
  var className: String? {
    switch self {
    case .ink: "k"
    case .muted: "m"
    case .page: "p"
    case .palette(let index): "c\(Self.place(of: index))"
    case .shades: "x" + light.hex.dropFirst() + dark.hex.dropFirst()
    case .rgb: nil
    }
  }

  private static func place(of index: Int) -> Int {
    ((index % sequence.count) + sequence.count) % sequence.count
  }
}
