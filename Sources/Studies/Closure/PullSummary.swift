/// The pulls of one parameter over many fits.
public struct PullSummary: Sendable, Hashable, Codable {
  /// The parameter's name.
  public let name: String
  /// (estimate − truth)/error of each good fit.
  public let pulls: [Double]
  /// Their mean; NaN without fits.
  public let mean: Double
  /// Their standard deviation, with n − 1; NaN below two fits.
  public let width: Double
  /// The mean of the fits' own errors.
  public let meanError: Double

  /// The statistical error of the mean, width/√n.
  public var errorOfMean: Double { width / Double(pulls.count).squareRoot() }
  /// The statistical error of the width for normal pulls, width/√(2(n − 1)).
  public var errorOfWidth: Double { width / (2 * Double(pulls.count - 1)).squareRoot() }

  /// - Parameters:
  ///   - name: The parameter's name.
  ///   - quantities: What the good fits found.
  init(_ name: String, _ quantities: [ClosureFit.Quantity]) {
    self.name = name
    pulls = quantities.map(\.pull)
    let count = Double(pulls.count)
    let mean = pulls.reduce(0, +) / count
    self.mean = mean
    let squares = pulls.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
    width = pulls.count > 1 ? (squares / (count - 1)).squareRoot() : .nan
    meanError = quantities.reduce(0) { $0 + $1.error } / count
  }
}
