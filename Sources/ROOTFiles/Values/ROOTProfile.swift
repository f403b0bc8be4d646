/// What a profile has beside a histogram: a profile holds the mean of a quantity y for each bin.
public struct ROOTProfile: Sendable, Equatable {
  /// What the uncertainty of a bin is. With s the spread √|Σwy²/Σw − mean²| and N the effective
  /// number of entries (Σw)²/Σw², or Σw where Σw² was not kept:
  public enum ErrorMode: Int, Sendable {
    /// The error of the mean, s/√N.
    case mean = 0
    /// The spread, s.
    case spread = 1
    /// s/√N, and 1/√(12 N) where the spread is 0, as for whole numbers.
    case integerSpread = 2
    /// 1/√Σw, for weights that are 1/σ² of each entry.
    case gaussianSpread = 3
  }

  /// Σw of each bin, with underflow and overflow.
  public let binEntries: [Double]
  /// Σw² of each bin; nil where it was not kept.
  public let binSumOfSquaredWeights: [Double]?
  /// What the uncertainty of a bin is.
  public let errorMode: ErrorMode
  /// The smallest and largest y that were filled; both 0 for no limits.
  public let limits: ClosedRange<Double>

  /// What a profile has beside a histogram.
  ///
  /// - Parameters:
  ///   - binEntries: Σw of each bin, with underflow and overflow.
  ///   - binSumOfSquaredWeights: Σw² of each bin; nil for weights of 1.
  ///   - errorMode: What the uncertainty of a bin is.
  ///   - limits: The smallest and largest y that were filled; both 0 for no limits.
  public init(
    binEntries: [Double], binSumOfSquaredWeights: [Double]? = nil, errorMode: ErrorMode = .mean,
    limits: ClosedRange<Double> = 0...0
  ) {
    self.binEntries = binEntries
    self.binSumOfSquaredWeights = binSumOfSquaredWeights
    self.errorMode = errorMode
    self.limits = limits
  }

  func means(of contents: [Double]) -> [Double] {
    zip(contents, binEntries).map { $1 == 0 ? 0 : $0 / $1 }
  }

  /// - Parameters:
  ///   - contents: Σwy of each bin.
  ///   - squares: Σwy² of each bin, taken for 0 where nil.
  func uncertainties(contents: [Double], squares: [Double]?) -> [Double] {
    let means = means(of: contents)
    return contents.indices.map { bin in
      guard binEntries[bin] != 0 else { return 0 }
      return uncertainty(of: bin, mean: means[bin], square: squares?[bin] ?? 0)
    }
  }

  private func uncertainty(of bin: Int, mean: Double, square: Double) -> Double {
    let weight = binEntries[bin]
    let spread = abs(square / weight - mean * mean).squareRoot()
    let effective = effectiveEntries(of: bin)
    return switch errorMode {
    case .mean: spread / effective.squareRoot()
    case .spread: spread
    case .integerSpread where spread == 0: 1 / (12 * effective).squareRoot()
    case .integerSpread: spread / effective.squareRoot()
    case .gaussianSpread: 1 / weight.squareRoot()
    }
  }

  private func effectiveEntries(of bin: Int) -> Double {
    guard let squares = binSumOfSquaredWeights else { return binEntries[bin] }
    return squares[bin] > 0 ? binEntries[bin] * binEntries[bin] / squares[bin] : 0
  }
}
