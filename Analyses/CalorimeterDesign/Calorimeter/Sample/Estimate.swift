/// The mean of a sample with its statistical error.
public struct Estimate: Hashable, Sendable, Codable {
  /// The mean.
  public let value: Double
  /// The standard deviation of one of the sample, with n − 1.
  public let deviation: Double
  /// The error of the mean.
  public let error: Double

  /// - Parameter sample: Two numbers or more; everything is NaN or infinite below.
  public init(_ sample: [Double]) {
    let count = Double(sample.count)
    let mean = sample.reduce(0, +) / count
    let squares = sample.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
    value = mean
    deviation = (squares / (count - 1)).squareRoot()
    error = deviation / count.squareRoot()
  }
}
