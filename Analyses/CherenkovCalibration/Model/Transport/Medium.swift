/// What water and wall do to light.
public struct Medium: Sendable, Hashable {
  /// S, the mean path between two scatterings, in metres; infinite for none.
  public let scatteringLength: Double

  /// A, the mean path to absorption, in metres; infinite for none.
  public let absorptionLength: Double

  /// R, the probability that the wall reflects (as a mirror) rather than detects.
  public let reflectivity: Double

  /// A medium of lengths in metres and a reflectivity.
  ///
  /// - Throws: ``CherenkovModelError`` unless the lengths are positive and the reflectivity is from
  ///   0 to 1.
  public init(scatteringLength: Double, absorptionLength: Double, reflectivity: Double) throws {
    try CherenkovModelError.check(
      scatteringLength, named: "scattering length in m", isIn: .positiveOrInfinite)
    try CherenkovModelError.check(
      absorptionLength, named: "absorption length in m", isIn: .positiveOrInfinite)
    try CherenkovModelError.check(reflectivity, named: "reflectivity", isIn: .probability)
    self.scatteringLength = scatteringLength
    self.absorptionLength = absorptionLength
    self.reflectivity = reflectivity
  }
  /// Of numbers that are known to be good.
  init(checked scatteringLength: Double, _ absorptionLength: Double, _ reflectivity: Double) {
    self.scatteringLength = scatteringLength
    self.absorptionLength = absorptionLength
    self.reflectivity = reflectivity
  }

  /// S, R and A times a factor each, 0, 1 and 2; the reflectivity at most 1.
  func scaled(by factor: (UInt64) -> Double) -> Medium {
    Medium(
      checked: scatteringLength * factor(0), absorptionLength * factor(2),
      min(reflectivity * factor(1), 1))
  }
}
