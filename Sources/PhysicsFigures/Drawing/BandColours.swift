import Plots

extension Colour {
  /// The band of one standard deviation: a green and a yellow that remain distinct with colour-vision
  /// deficiencies, as CMS recommends for them.
  static let oneSigma = Colour.shades(light: 0x607641, dark: 0x4C6130)
  /// The band of two standard deviations.
  static let twoSigma = Colour.shades(light: 0xF5BB54, dark: 0x8A6523)
}
