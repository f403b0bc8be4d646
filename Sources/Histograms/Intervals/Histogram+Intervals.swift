/// The part of events that passes, with its confidence interval.
public struct Efficiency: Sendable, Equatable {
  /// What passed over all.
  public var value: Double
  /// The interval of Clopper and Pearson.
  public var interval: ClosedRange<Double>
}

extension Histogram {
  /// The confidence interval of Garwood for the expectation of each bin, without flow.
  ///
  /// For counts it is exact. A weighted bin is taken for n = (Σw)²/Σw² events (the effective
  /// entries) of weight s = Σw²/Σw, and its interval is s times that of n. This is an approximation;
  /// the lower bound of an empty bin is 0, and its upper bound is that of no events of the average
  /// weight of the whole histogram, Σw²/Σw over all bins (1 where these are not positive). `nil` for
  /// other bins whose value is not positive, or which have no variance.
  ///
  /// Bohm and Zech, doi:10.1016/j.nima.2014.02.021, treat weighted counts; see ``poissonInterval(count:coverage:)``.
  ///
  /// - Parameter coverage: The probability that the interval covers the expectation.
  /// - Precondition: The coverage is between 0 and 1.
  public func garwood(coverage: Double = oneStandardDeviation) -> [ClosedRange<Double>?] {
    let all = totalWithFlow
    let average = all.value > 0 ? all.variance / all.value : 1
    return bins.map { bin in
      if bin == BinContent() {
        return 0...(average * poissonInterval(count: 0, coverage: coverage).upperBound)
      }
      guard bin.value > 0, bin.variance > 0 else { return nil }
      let interval = poissonInterval(count: bin.effectiveEntries, coverage: coverage)
      let weight = bin.variance / bin.value
      return (weight * interval.lowerBound)...(weight * interval.upperBound)
    }
  }

  /// The part of another histogram's events that is in this one, bin by bin, without flow, with
  /// intervals of Clopper and Pearson.
  ///
  /// For counts they are exact. A weighted bin is taken for n = (Σw)²/Σw² trials, the effective
  /// entries of `total`, of which the part ε = passed/total passed; this is an approximation. `nil`
  /// for bins that are empty in `total`.
  ///
  /// ```swift
  /// let turnOn = try triggered.efficiency(outOf: all)
  /// ```
  ///
  /// - Parameters:
  ///   - total: The histogram of all events; those of this one are among them.
  ///   - coverage: The probability that the interval covers the efficiency.
  /// - Throws: ``HistogramsError/differentEdges(_:_:)``, ``HistogramsError/differentAxes(_:)``, or
  ///   ``HistogramsError/badEfficiency(bin:passed:total:)`` for a bin with a negative value, or
  ///   fewer events in all than passed.
  /// - Precondition: The coverage is between 0 and 1.
  public func efficiency(
    outOf total: Histogram, coverage: Double = oneStandardDeviation
  ) throws -> [Efficiency?] {
    try requireSameBins(as: total)
    return try innerIndices.map { index in
      let (passed, all) = (contents[index], total.contents[index])
      if all == BinContent(), passed == all { return nil }
      guard passed.value >= 0, passed.value <= all.value, all.value > 0, all.variance > 0
      else {
        throw HistogramsError.badEfficiency(
          bin: positionText(of: index), passed: passed.value, total: all.value)
      }
      let trials = all.effectiveEntries
      let counted = min(passed.value * (trials / all.value), trials)
      return Efficiency(
        value: passed.value / all.value,
        interval: binomialInterval(passed: counted, total: trials, coverage: coverage))
    }
  }
}
