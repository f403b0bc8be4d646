/// Where two histograms differ first.
public enum HistogramDifference: Sendable, Equatable, CustomStringConvertible {
  /// Their edges are not the same.
  case edges([Double], [Double])
  /// A value or variance differs by more than the tolerance.
  case content(BinPosition, BinContent, BinContent)

  /// The difference as text: `bin(2): 3.0 (variance 9.0) against 3.5 (variance 9.0)`.
  public var description: String {
    switch self {
    case .edges(let a, let b): "edges \(a) against \(b)"
    case .content(let position, let a, let b):
      "\(position): \(a.value) (variance \(a.variance)) against \(b.value) (variance \(b.variance))"
    }
  }
}

extension Histogram {
  /// Where this histogram first differs from another; `nil` if they agree within the tolerances.
  ///
  /// Edges must be equal. Values and variances a and b agree when
  /// |a − b| ≤ absolute + relative · max(|a|, |b|); with tolerances of 0 they must be equal. Names,
  /// titles and labels do not matter.
  public func firstDifference(
    from other: Histogram, relative: Double = 0, absolute: Double = 0
  ) -> HistogramDifference? {
    guard axis.edges == other.axis.edges else { return .edges(axis.edges, other.axis.edges) }
    func agree(_ a: Double, _ b: Double) -> Bool {
      abs(a - b) <= absolute + relative * max(abs(a), abs(b))
    }
    let positions = [.underflow] + (0..<axis.count).map(BinPosition.bin) + [.overflow]
    return positions.first {
      !agree(self[$0].value, other[$0].value) || !agree(self[$0].variance, other[$0].variance)
    }
    .map { .content($0, self[$0], other[$0]) }
  }

  /// Whether ``firstDifference(from:relative:absolute:)`` finds none.
  public func isClose(to other: Histogram, relative: Double = 0, absolute: Double = 0) -> Bool {
    firstDifference(from: other, relative: relative, absolute: absolute) == nil
  }
}
