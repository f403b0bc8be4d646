import Foundation
import Plots

/// The numbers that a stack shows, as they are given and as they are drawn.
struct StackContent {
  let stack: StackFigure
  /// The sum of the stack's processes, `[bins]`.
  let total: [Double]
  /// Its standard deviation, `[bins]`.
  let sigma: [Double]
  /// The processes that are shown, the smallest of many as one.
  let processes: [FigureSample]
  /// How many processes the first one is a sum of; 0 if it is none.
  let otherCount: Int
  /// What the lower panel shows, decided.
  let comparison: StackFigure.Comparison
  /// What signals are multiplied with.
  let signalFactor: Double

  init(_ stack: StackFigure) {
    self.stack = stack
    let count = stack.bins.count
    var sum = Array(repeating: 0.0, count: count)
    var variance = sum
    for sample in stack.backgrounds {
      for bin in 0..<count {
        sum[bin] += finiteOrZero(sample.values[bin])
        variance[bin] += max(finiteOrZero(sample.variances[bin]), 0)
      }
    }
    total = sum
    sigma =
      stack.uncertainty.map { $0.map { max(finiteOrZero($0), 0) } }
      ?? variance.map { $0.squareRoot() }
    (processes, otherCount) = Self.grouped(stack.backgrounds, most: max(stack.mostProcesses, 2))
    comparison =
      switch stack.comparison {
      case .automatic: stack.data != nil ? .ratio : stack.signals.isEmpty ? .none : .significance
      case .ratio, .pull: stack.data == nil ? .none : stack.comparison
      case .significance: stack.signals.isEmpty ? .none : .significance
      case .none: .none
      }
    signalFactor = stack.signalFactor ?? Self.visibleFactor(stack, sum)
  }

  /// The sums of processes beyond so many as one, at the bottom; the others in their order.
  private static func grouped(_ samples: [FigureSample], most: Int) -> ([FigureSample], Int) {
    guard samples.count > most else { return (samples, 0) }
    let sizes = samples.map { $0.values.reduce(0) { $0 + abs(finiteOrZero($1)) } }
    let order = samples.indices.sorted { (sizes[$1], $0) < (sizes[$0], $1) }
    let shown = Set(order.prefix(most - 1))
    let rest = samples.indices.filter { !shown.contains($0) }.map { samples[$0] }
    let bins = samples[0].values.indices
    let other = FigureSample(
      "other (\(rest.count))",
      bins.map { bin in rest.reduce(0) { $0 + finiteOrZero($1.values[bin]) } },
      variances: bins.map { bin in rest.reduce(0) { $0 + finiteOrZero($1.variances[bin]) } },
      underflow: rest.reduce(0) { $0 + finiteOrZero($1.underflow) },
      overflow: rest.reduce(0) { $0 + finiteOrZero($1.overflow) })
    return ([other] + samples.indices.filter(shown.contains).map { samples[$0] }, rest.count)
  }

  /// 1, 2 or 5 times the power of ten that brings the largest signal near half of the stack.
  private static func visibleFactor(_ stack: StackFigure, _ total: [Double]) -> Double {
    guard stack.scale == .linear else { return 1 }
    let highest = stack.signals.flatMap(\.values).filter(\.isFinite).max() ?? 0
    let top = total.max() ?? 0
    guard highest > 0, top > 0, highest < 0.1 * top else { return 1 }
    let wanted = min(0.5 * top / highest, 1e6)
    let power = pow(10, log10(wanted).rounded(.down))
    return [5, 2].first { $0 * power <= wanted }.map { $0 * power } ?? power
  }

  /// What a bin's number is divided by.
  var divisors: [Double] {
    isPerWidth
      ? stack.bins.widths.map { $0 > 0 ? $0 : 1 } : stack.bins.edges.dropFirst().map { _ in 1 }
  }

  var isPerWidth: Bool { stack.isPerWidth && stack.bins.categories == nil }

  /// Numbers of bins as they are drawn.
  func drawn(_ values: [Double]) -> [Double] { zip(values, divisors).map { $0 / $1 } }

  /// What data are compared with.
  var expected: [Double] {
    guard !stack.comparesWithBackgrounds else { return total }
    return stack.signals.reduce(total) { sum, signal in
      zip(sum, signal.values).map { $0 + finiteOrZero($1) }
    }
  }

  /// Data points of bins that are not blinded.
  var points: [(bin: Int, value: Double, low: Double, high: Double)] {
    guard let data = stack.data else { return [] }
    return (0..<stack.bins.count).compactMap { bin in
      guard !stack.blinded.contains(bin), let point = data.point(bin) else { return nil }
      return (bin, point.value, point.low, point.high)
    }
  }

  /// The blinded bins, those beside each other as one.
  var blindedRanges: [ClosedRange<Double>] {
    guard stack.data != nil else { return [] }
    let bins = stack.blinded.filter { (0..<stack.bins.count).contains($0) }.sorted()
    return bins.reduce(into: [ClosedRange<Double>]()) { ranges, bin in
      let (low, high) = (stack.bins.edges[bin], stack.bins.edges[bin + 1])
      guard low.isFinite, high.isFinite, low < high else { return }
      if let last = ranges.last, last.upperBound == low {
        ranges[ranges.count - 1] = last.lowerBound...high
      } else {
        ranges.append(low...high)
      }
    }
  }

  /// Half widths for horizontal bars, where bins differ in width.
  var halfWidths: Points.Errors? {
    guard !stack.bins.isRegular else { return nil }
    return .symmetric(points.map { stack.bins.widths[$0.bin] / 2 })
  }
}

/// The number, or 0 for what is none.
func finiteOrZero(_ value: Double) -> Double { value.isFinite ? value : 0 }
