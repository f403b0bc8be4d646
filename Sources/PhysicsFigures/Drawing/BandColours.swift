import Plots

extension Colour {
  /// The band of one standard deviation: a green and a yellow that remain distinct with colour-vision
  /// deficiencies, as CMS recommends for them.
  static let oneSigma = Colour.rgb(0x607641)
  /// The band of two standard deviations.
  static let twoSigma = Colour.rgb(0xF5BB54)
}
