/// What pulls have to be like for a closure test to pass.
public struct ClosureBounds: Sendable, Hashable, Codable {
  /// The largest distance of a mean from 0.
  public var mean: Double
  /// The widths that are allowed.
  public var width: ClosedRange<Double>
  /// The largest part of fits that may fail, from 0 to 1.
  public var failures: Double

  /// - Parameters:
  ///   - mean: The largest distance of a mean from 0.
  ///   - width: The widths that are allowed.
  ///   - failures: The largest part of fits that may fail, from 0 to 1.
  public init(mean: Double = 0.3, width: ClosedRange<Double> = 0.7...1.3, failures: Double = 0.1) {
    (self.mean, self.width, self.failures) = (mean, width, failures)
  }

  /// What is wrong with a parameter's pulls, in words; nothing if nothing is.
  func complaints(about pulls: PullSummary) -> [String] {
    var complaints: [String] = []
    if !(abs(pulls.mean) <= mean) {
      complaints.append(
        "\(pulls.name): the mean pull is \(fixed(pulls.mean, 2, signed: true)), allowed ±\(mean)")
    }
    if !width.contains(pulls.width) {
      complaints.append(
        "\(pulls.name): the width is \(fixed(pulls.width, 2)), allowed \(width.lowerBound) to "
          + "\(width.upperBound)")
    }
    return complaints
  }
}
