/// The relative spread σ/μ of the visible energy: the energy's resolution, as far as the visible energy
/// is proportional to it.
public struct Resolution: Hashable, Sendable, Codable {
  /// σ/μ.
  public let value: Double
  /// Its statistical error, from the sample's own fourth moment.
  public let error: Double

  /// - Parameter visible: The visible energy of each shower, two or more.
  public init(_ visible: [Double]) {
    let sample = Estimate(visible)
    let (mean, sigma) = (sample.value, sample.deviation)
    value = sigma / mean
    // What one shower adds to σ/μ: the derivative of both moments.
    let influence = visible.map { v in
      let d = v - mean
      return (d * d - sigma * sigma) / (2 * sigma * mean) - sigma * d / (mean * mean)
    }
    error = Estimate(influence).error
  }
}
