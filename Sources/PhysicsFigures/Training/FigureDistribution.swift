import Plots

/// How a process's events are distributed in a variable, as a histogram with fine bins.
public struct FigureDistribution: Sendable, Hashable {
  /// The process's name, shown letter by letter.
  public var name: String
  /// Edges, rising, `[bins + 1]`.
  public var edges: [Double]
  /// Σw in each bin, `[bins]`; what is not finite counts as 0.
  public var values: [Double]
  /// Whether it has the colour of a signal, as in a stack.
  public var isSignal: Bool

  /// - Parameters:
  ///   - name: The process's name, shown letter by letter.
  ///   - edges: Rising, `[bins + 1]`.
  ///   - values: Σw in each bin, `[bins]`.
  ///   - isSignal: Whether it has the colour of a signal, as in a stack.
  /// - Precondition: There is one edge more than values.
  public init(_ name: String, edges: [Double], values: [Double], isSignal: Bool = false) {
    precondition(
      edges.count == values.count + 1,
      "distribution '\(name)': \(edges.count) edges for \(values.count) bins")
    (self.name, self.edges, self.values, self.isSignal) = (name, edges, values, isSignal)
  }

  /// Events filled into bins of equal width; those outside are left out.
  ///
  /// - Parameters:
  ///   - name: The process's name, shown letter by letter.
  ///   - events: Values of the variable; NaN is left out.
  ///   - weights: A weight for each, `[events]`; 1 if nil.
  ///   - range: Where the bins lie.
  ///   - count: How many bins there are, at least 1.
  /// - Precondition: There are as many weights as events; the range is finite and not a point.
  public init(
    _ name: String, events: [Double], weights: [Double]? = nil, in range: ClosedRange<Double>,
    bins count: Int = 50
  ) {
    precondition(
      weights == nil || weights?.count == events.count,
      "distribution '\(name)': \(events.count) events, \(weights?.count ?? 0) weights")
    let (low, width) = (range.lowerBound, range.upperBound - range.lowerBound)
    precondition(
      count >= 1 && width > 0 && width.isFinite, "distribution '\(name)': \(count) bins in \(range)"
    )
    var values = Array(repeating: 0.0, count: count)
    for (index, value) in events.enumerated() where range.contains(value) {
      let bin = min(Int((value - low) / width * Double(count)), count - 1)
      values[bin] += finiteOrZero(weights?[index] ?? 1)
    }
    self.init(
      name, edges: (0...count).map { low + width * Double($0) / Double(count) }, values: values)
  }

  /// Its density: values over their sum and the bins' widths; all 0 where the sum is not positive.
  var density: [Double] {
    let sum = values.reduce(0) { $0 + finiteOrZero($1) }
    let widths = zip(edges, edges.dropFirst()).map { $1 - $0 }
    return zip(values, widths).map { sum > 0 && $1 > 0 ? finiteOrZero($0) / (sum * $1) : 0 }
  }

  /// The share of events at a value or above.
  func share(above threshold: Double) -> Double {
    let sum = values.reduce(0) { $0 + finiteOrZero($1) }
    guard sum > 0 else { return .nan }
    let above = values.indices.reduce(0.0) { total, bin in
      let (low, high) = (edges[bin], edges[bin + 1])
      let part = high > low ? min(max((high - threshold) / (high - low), 0), 1) : 0
      return total + part * finiteOrZero(values[bin])
    }
    return above / sum
  }
}

extension [FigureDistribution] {
  /// Each in the colour that its process has in a stack.
  var outlines: [Framed] {
    var (signals, others) = (0, 0)
    return map { distribution in
      if distribution.isSignal {
        defer { signals += 1 }
        return distribution.outline(signalColour(signals), signalStyle(signals).dash)
      }
      defer { others += 1 }
      return distribution.outline(processColour(others), .solid)
    }
  }
}

extension FigureDistribution {
  /// Its density in steps, faintly filled, and a line in the legend.
  fileprivate func outline(_ colour: Colour, _ dash: LineStyle.Dash) -> Framed {
    let style = LineStyle(width: 1.8, dash: dash)
    let density = density
    return Framed(
      x: edges.filter(\.isFinite), y: density + [0],
      legend: [LegendEntry(shown(name, within: 160), .line(colour, style))]
    ) {
      Steps(edges: edges, values: density, colour: colour, style: style, filling: 0.12)
    }
  }
}
