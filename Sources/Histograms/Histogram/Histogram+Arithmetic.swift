extension Histogram {
  /// The sum of two independent histograms, bin by bin, flow included: values add, and so do
  /// variances. Name, title and label are the first one's.
  ///
  /// - Throws: ``HistogramsError/differentEdges(_:_:)`` or
  ///   ``HistogramsError/differentAxes(_:)`` when their bins are not the same.
  public static func + (a: Histogram, b: Histogram) throws -> Histogram {
    try a.combined(with: b, +)
  }

  /// The difference of two independent histograms, bin by bin, flow included: variances add. Name,
  /// title and label are the first one's.
  ///
  /// - Throws: As `+`.
  public static func - (a: Histogram, b: Histogram) throws -> Histogram {
    try a.combined(with: b, -)
  }

  /// Every weight multiplied by a factor; see ``scaled(by:)``.
  public static func * (histogram: Histogram, factor: Double) -> Histogram {
    histogram.scaled(by: factor)
  }

  /// Every weight multiplied by a factor; see ``scaled(by:)``.
  public static func * (factor: Double, histogram: Histogram) -> Histogram {
    histogram.scaled(by: factor)
  }

  /// Every weight divided by a number.
  ///
  /// - Precondition: The number is not 0, and its reciprocal is finite.
  public static func / (histogram: Histogram, divisor: Double) -> Histogram {
    histogram.scaled(by: 1 / divisor)
  }

  /// This histogram with every weight multiplied by a factor f, flow included: values by f,
  /// variances by f².
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

  /// The ratio of two independent histograms, bin by bin, flow included: values are r = a/b,
  /// variances (σₐ² + r²σ_b²)/b². For a part of the same events see
  /// ``efficiency(outOf:coverage:)``.
  ///
  /// A bin whose denominator is 0 gets 0 ± 0, as of ROOT's `TH1::Divide`.
  ///
  /// - Throws: As `+`, and ``HistogramsError/badContent(histogram:what:bin:value:)`` for a ratio
  ///   beyond all numbers.
  public func divided(by other: Histogram) throws -> Histogram {
    let result = try combined(with: other) { a, b in
      guard b.value != 0 else { return BinContent() }
      let ratio = a.value / b.value
      return BinContent(
        value: ratio,
        variance: (a.variance + ratio * ratio * b.variance) / (b.value * b.value))
    }
    try result.check()
    return result
  }

  /// The product of two independent histograms, bin by bin, flow included: values are ab, variances
  /// b²σₐ² + a²σ_b².
  ///
  /// - Throws: As ``divided(by:)``.
  public func multiplied(by other: Histogram) throws -> Histogram {
    let result = try combined(with: other) { a, b in
      BinContent(
        value: a.value * b.value,
        variance: b.value * b.value * a.variance + a.value * a.value * b.variance)
    }
    try result.check()
    return result
  }

  func combined(
    with other: Histogram, _ combine: (BinContent, BinContent) -> BinContent
  ) throws -> Histogram {
    try requireSameBins(as: other)
    var result = self
    result.updateContents { $0 = zip($0, other.contents).map(combine) }
    return result
  }

  /// - Throws: `HistogramsError.differentEdges` or `.differentAxes`.
  func requireSameBins(as other: Histogram) throws {
    guard axes.count == other.axes.count else {
      throw HistogramsError.differentAxes("\(axes.count) axes and \(other.axes.count)")
    }
    for (a, b) in zip(axes, other.axes) {
      guard a.categories == b.categories else {
        throw HistogramsError.differentAxes("\(a.binsText) and \(b.binsText)")
      }
      guard a.edges == b.edges else { throw HistogramsError.differentEdges(a, b) }
      guard a.flow == b.flow else {
        throw HistogramsError.differentAxes(
          "axis '\(a.name)' with \(a.flow.text) and with \(b.flow.text)")
      }
    }
  }
}

extension Axis {
  /// Categories or edges for a message.
  var binsText: String {
    categories.map { "categories '\($0.joined(separator: "', '"))'" } ?? "edges \(edges)"
  }
}

extension Axis.Flow {
  fileprivate var text: String {
    switch self {
    case .both: "underflow and overflow"
    case .underflow: "underflow"
    case .overflow: "overflow"
    default: "no flow bins"
    }
  }
}
