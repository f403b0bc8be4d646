/// Where two histograms differ first.
public enum HistogramDifference: Sendable, Equatable, CustomStringConvertible {
  /// One has more axes than the other.
  case axisCount(Int, Int)
  /// The edges of two axes are not the same.
  case edges([Double], [Double])
  /// The categories of two axes are not the same; nil for an axis of numbers.
  case categories([String]?, [String]?)
  /// A value or variance differs by more than the tolerance; where, along each axis.
  case content([BinPosition], BinContent, BinContent)

  /// The difference as text: `bin(2): 3.0 (variance 9.0) against 3.5 (variance 9.0)`.
  public var description: String {
    switch self {
    case .axisCount(let a, let b): "\(a) axes against \(b)"
    case .edges(let a, let b): "edges \(a) against \(b)"
    case .categories(let a, let b):
      "categories \(a.map { "\($0)" } ?? "(none)") against \(b.map { "\($0)" } ?? "(none)")"
    case .content(let positions, let a, let b):
      "\(positions.map { "\($0)" }.joined(separator: " × ")):"
        + " \(a.value) (variance \(a.variance)) against \(b.value) (variance \(b.variance))"
    }
  }
}

extension Histogram {
  /// Where this histogram first differs from another; `nil` if they agree within the tolerances.
  ///
  /// Edges and categories must be equal. Values and variances a and b agree when
  /// |a − b| ≤ absolute + relative · max(|a|, |b|); with tolerances of 0 they must be equal. A flow
  /// bin that only one of them has counts as an empty one in the other. Names, titles and labels do
  /// not matter.
  public func firstDifference(
    from other: Histogram, relative: Double = 0, absolute: Double = 0
  ) -> HistogramDifference? {
    if let difference = firstDifferentAxis(from: other) { return difference }
    func agree(_ a: Double, _ b: Double) -> Bool {
      abs(a - b) <= absolute + relative * max(abs(a), abs(b))
    }
    let longer = zip(axes, other.axes).map { a, b in a.withFlow(a.flow.union(b.flow)) }
    for index in 0..<longer.reduce(1, { $0 * $1.countWithFlow }) {
      let positions = longer.positions(of: index)
      let (a, b) = (content(at: positions), other.content(at: positions))
      guard agree(a.value, b.value), agree(a.variance, b.variance) else {
        return .content(positions, a, b)
      }
    }
    return nil
  }

  /// Whether ``firstDifference(from:relative:absolute:)`` finds none.
  public func isClose(to other: Histogram, relative: Double = 0, absolute: Double = 0) -> Bool {
    firstDifference(from: other, relative: relative, absolute: absolute) == nil
  }

  private func firstDifferentAxis(from other: Histogram) -> HistogramDifference? {
    guard axes.count == other.axes.count else { return .axisCount(axes.count, other.axes.count) }
    for (a, b) in zip(axes, other.axes) {
      if a.categories != b.categories { return .categories(a.categories, b.categories) }
      if a.edges != b.edges { return .edges(a.edges, b.edges) }
    }
    return nil
  }
}
