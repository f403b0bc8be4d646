import Foundation

/// Red, green and blue, each from 0 to 1, in sRGB.
struct RGB: Hashable {
  var red: Double
  var green: Double
  var blue: Double

  init(_ red: Double, _ green: Double, _ blue: Double) {
    (self.red, self.green, self.blue) = (red, green, blue)
  }

  /// The colour written as in `0x3F90DA`.
  init(_ hex: Int) {
    self.init(
      Double(hex >> 16 & 0xFF) / 255, Double(hex >> 8 & 0xFF) / 255, Double(hex & 0xFF) / 255)
  }

  /// Three bytes.
  var bytes: [UInt8] { [red, green, blue].map { UInt8(min(max($0, 0), 1) * 255 + 0.5) } }

  /// As in `#3f90da`.
  var hex: String {
    "#" + bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
  }

  /// A mixture with another colour.
  ///
  /// - Parameters:
  ///   - other: What it becomes at 1.
  ///   - share: How much of the other, from 0 to 1.
  func mixed(with other: RGB, _ share: Double) -> RGB {
    RGB(
      red + share * (other.red - red), green + share * (other.green - green),
      blue + share * (other.blue - blue))
  }

  /// The relative luminance of WCAG 2.2.
  var luminance: Double {
    func linear(_ c: Double) -> Double { c <= 0.04045 ? c / 12.92 : pow((c + 0.055) / 1.055, 2.4) }
    return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue)
  }

  /// The contrast ratio of WCAG 2.2, from 1 to 21.
  func contrast(to other: RGB) -> Double {
    let (a, b) = (luminance, other.luminance)
    return (max(a, b) + 0.05) / (min(a, b) + 0.05)
  }

  /// The colour with as little white in it as gives a contrast to a dark page.
  func lightened(on page: RGB, contrast: Double) -> RGB {
    (0...20).lazy.map { self.mixed(with: RGB(1, 1, 1), Double($0) / 20) }
      .first { $0.contrast(to: page) >= contrast } ?? RGB(1, 1, 1)
  }
}
