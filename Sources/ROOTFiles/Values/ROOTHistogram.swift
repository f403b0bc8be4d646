/// A histogram of one to three dimensions (TH1, TH2, TH3) or a profile (TProfile and its kin).
///
/// Contents are stored as ROOT stores them, with underflow and overflow along each axis and x
/// running fastest: the bin (i, j, k) of an n × m × … histogram, each counted from 0 for underflow,
/// is at i + (n + 2) (j + (m + 2) k); ``index(of:)`` computes it.
public struct ROOTHistogram: Sendable, Equatable {
  /// The object's class, such as “TH1D”.
  public let className: String
  /// The object's name, which may differ from its key's.
  public let name: String
  /// The heading; may be empty.
  public let title: String
  /// x, then y and z where there are such axes.
  public let axes: [ROOTAxis]
  /// What each bin holds: Σw, or Σwy in a profile. Whole numbers of more than 53 bits are rounded.
  public let contents: [Double]
  /// Σw² of each bin, or Σwy² in a profile; nil where the histogram did not keep it.
  public let sumOfSquaredWeights: [Double]?
  /// How often the histogram was filled, or what its maker declared.
  public let entries: Double
  /// Sums over what was filled, from which ROOT takes mean and standard deviation.
  public let statistics: ROOTStatistics
  /// What makes a profile of it; nil for histograms.
  public let profile: ROOTProfile?

  /// The number of bins along each axis, with underflow and overflow.
  public var shape: [Int] { axes.map { $0.count + 2 } }

  /// Where the bin with these indices is in ``contents``; index 0 of an axis is underflow.
  ///
  /// - Precondition: There is one index for each axis, each below its axis' ``shape``.
  public func index(of bin: [Int]) -> Int {
    precondition(
      bin.count == axes.count && zip(bin, shape).allSatisfy { $0 >= 0 && $0 < $1 },
      "the bin \(bin) is not in a histogram of shape \(shape)")
    return zip(bin, shape).reversed().reduce(0) { $0 * $1.1 + $1.0 }
  }

  /// What belongs to the bins inside all axes, out of a value for each bin with underflow and
  /// overflow; x still runs fastest.
  ///
  /// - Precondition: There are as many values as ``contents``.
  public func withoutFlow(_ values: [Double]) -> [Double] {
    precondition(
      values.count == contents.count,
      "\(values.count) values for a histogram of \(contents.count) bins")
    return values.indices.lazy.filter(isInside).map { values[$0] }
  }

  private func isInside(_ index: Int) -> Bool {
    var rest = index
    return shape.allSatisfy { count in
      defer { rest /= count }
      return (1..<count - 1).contains(rest % count)
    }
  }
}
