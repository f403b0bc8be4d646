extension Histogram {
  /// The sum of two independent histograms, bin by bin, underflow and overflow included: values add,
  /// and so do variances. Name, title and label are the first one's.
  ///
  /// - Throws: ``HistogramsError/differentEdges(_:_:)`` when their edges are not the same.
  public static func + (a: Histogram, b: Histogram) throws -> Histogram {
    guard a.axis.edges == b.axis.edges else {
      throw HistogramsError.differentEdges(a.axis, b.axis)
    }
    var result = a
    result.updateContents { $0 = zip($0, b.contents).map(+) }
    return result
  }

  /// This histogram with every weight multiplied by a factor f, underflow and overflow included:
  /// values by f, variances by f².
  ///
  /// - Precondition: The factor is finite.
  public func scaled(by factor: Double) -> Histogram {
    precondition(factor.isFinite, "a histogram cannot be scaled by \(factor)")
    var result = self
    result.updateContents { $0 = $0.map { $0.scaled(by: factor) } }
    return result
  }

  /// Scales this histogram in place; see ``scaled(by:)``.
  public mutating func scale(by factor: Double) { self = scaled(by: factor) }

  /// Value and variance summed over the bins, without underflow and overflow.
  public var total: BinContent { bins.reduce(BinContent(), +) }

  /// Value and variance summed over the bins, underflow and overflow.
  public var totalWithFlow: BinContent { contents.reduce(BinContent(), +) }

  /// (Σw)²/Σw² over the bins, without underflow and overflow; 0 for an empty histogram.
  public var effectiveEntries: Double { total.effectiveEntries }

  /// Each bin's value divided by its width and by the total of the bins, so that the integral over
  /// the axis is 1. Its unit is one over the axis' unit. `nil` when the total is 0.
  public var density: [Double]? {
    let total = total.value
    guard total != 0 else { return nil }
    return zip(values, axis.widths).map { $0 / ($1 * total) }
  }
}
