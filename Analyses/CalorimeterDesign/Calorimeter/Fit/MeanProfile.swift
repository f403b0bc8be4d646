/// The mean energies of a readout's groups, with the covariance of these means.
///
/// A shower's groups go up and down together, so the covariance is not diagonal.
public struct MeanProfile: Hashable, Sendable {
  /// Mean energies, MeV, `[groups]`.
  public let means: [Double]
  /// Their covariance, MeV², row-major `[groups, groups]`.
  public let covariance: [Double]

  /// The errors of the means, MeV, `[groups]`.
  public var errors: [Double] {
    means.indices.map { covariance[$0 * (means.count + 1)].squareRoot() }
  }

  /// - Parameter showers: Energies of each shower, `[showers][groups]`; two or more.
  init(_ showers: [[Double]]) {
    let (count, groups) = (Double(showers.count), showers[0].count)
    let means = (0..<groups).map { group in showers.reduce(0) { $0 + $1[group] } / count }
    var sums = [Double](repeating: 0, count: groups * groups)
    for shower in showers {
      for i in 0..<groups {
        for j in 0...i { sums[i * groups + j] += (shower[i] - means[i]) * (shower[j] - means[j]) }
      }
    }
    for i in 0..<groups {
      for j in 0...i {
        sums[i * groups + j] /= count * (count - 1)
        sums[j * groups + i] = sums[i * groups + j]
      }
    }
    (self.means, covariance) = (means, sums)
  }
}
