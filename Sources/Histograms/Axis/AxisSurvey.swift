import Foundation

/// What a first pass over events finds out of an observable, from which bins are made.
///
/// Texts become a category each, the fifty most frequent of more. Truth values have a bin each, and so
/// have whole numbers that are at most 50 apart. Otherwise the range is that of the middle 99 % of the
/// numbers, widened by a tenth on either side, but not beyond the smallest and largest number; down to
/// 0 if that is positive and near. It is cut into bins of equal width, a 1, 2 or 5 with zeros, so
/// that there are about as many as wanted, and edges are multiples of the width. Where there are to be
/// exactly so many, their width is a multiple of such a number of about its tenth, and whole for whole
/// numbers. Of more than 65 536 numbers, evenly spaced ones are taken for the quantiles. Weights do
/// not matter.
package struct AxisSurvey {
  /// How many categories there are at most.
  package static let mostCategories = 50
  private static let sampleSize = 1 << 16

  package private(set) var smallest = Double.infinity
  package private(set) var largest = -Double.infinity
  private var areWhole = true
  private var texts: [String: Int] = [:]
  private var sample: [Double] = []
  private var (count, step) = (0, 1)

  package init() {}

  package mutating func add(_ numbers: [Double]) {
    for number in numbers where number.isFinite {
      smallest = min(smallest, number)
      largest = max(largest, number)
      if areWhole, number != number.rounded() { areWhole = false }
      if count.isMultiple(of: step) { keep(number) }
      count += 1
    }
  }

  package mutating func add(_ names: [String]) {
    for name in names { texts[name, default: 0] += 1 }
  }

  private mutating func keep(_ number: Double) {
    sample.append(number)
    guard sample.count == Self.sampleSize else { return }
    sample = stride(from: 0, to: sample.count, by: 2).map { sample[$0] }
    step *= 2
  }

  /// Whether there is anything to make bins for.
  package var isEmpty: Bool { count == 0 && texts.isEmpty }

  /// The names of categories, in alphabetical order.
  package var categories: [String] {
    let byCount = texts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
    return byCount.prefix(Self.mostCategories).map(\.key).sorted()
  }

  /// The whole numbers, if they are so few that each can have a bin.
  package var wholeNumbers: ClosedRange<Int>? {
    guard count > 0, areWhole, largest - smallest <= 50, abs(smallest) < 1e15 else { return nil }
    return Int(smallest)...Int(largest)
  }

  /// Equal bins over what matters.
  ///
  /// - Parameters:
  ///   - wanted: About how many, or exactly.
  ///   - isExact: Whether there are to be exactly so many.
  package func regular(_ wanted: Int, isExact: Bool) -> (count: Int, low: Double, high: Double) {
    let (low, high) = range
    let cells = Double(wanted) * (isExact ? 10 : 1)
    // Neither the difference nor the width may leave what doubles can hold.
    let least = max(high / cells - low / cells, isExact && areWhole ? 1 : 1e-300)
    let width = RoundNumber(atLeast: min(least, 1e308))
    let first = (low / width.value).rounded(.down)
    let count = (high / width.value).rounded(.down) + 1 - first
    guard isExact else { return (Int(count), width.times(first), width.times(first + count)) }
    let covered = (count / Double(wanted)).rounded(.up) * Double(wanted)
    return (wanted, width.times(first), width.times(first + covered))
  }

  /// The axis of numbers: a bin for each whole number of few, else equal bins over what matters.
  ///
  /// - Parameters:
  ///   - wanted: About how many bins.
  ///   - name: The axis's name.
  ///   - unit: The unit of the numbers.
  /// - Precondition: Finite numbers were added.
  package func axis(about wanted: Int, name: String, unit: String = "") throws -> Axis {
    if let numbers = wholeNumbers { return try .integer(numbers, name: name, unit: unit) }
    let bins = regular(wanted, isExact: false)
    return try .regular(bins.count, from: bins.low, to: bins.high, name: name, unit: unit)
  }

  /// The part of the axis that bins have to cover.
  private var range: (low: Double, high: Double) {
    let ordered = sample.sorted()
    func quantile(_ part: Double) -> Double {
      ordered[Int((part * Double(ordered.count - 1)).rounded())]
    }
    let (from, to) = (quantile(0.005), quantile(0.995))
    guard to > from else {
      let next = smallest + max(abs(smallest) / 10, 1e-9)
      return (smallest, min(max(largest, next), .greatestFiniteMagnitude))
    }
    var low = max(smallest, from - (to - from) / 10)
    let high = min(largest, to + (to - from) / 10)
    if smallest >= 0, low < (high - low) / 5 { low = 0 }
    return (low, high)
  }
}

/// A 1, 2 or 5 times a power of ten.
package struct RoundNumber: Equatable {
  private var digit: Double
  private var exponent: Int

  /// The smallest that is not below a positive number.
  package init(atLeast number: Double) {
    exponent = Int(log10(number).rounded(.down))
    digit = 1
    // The logarithm may be off by a rounding error in either direction.
    if value >= number * (1 + 1e-12) { (digit, exponent) = (5, exponent - 1) }
    while value < number * (1 - 1e-12) { self = next }
  }

  package var value: Double { times(1) }

  /// A multiple, exact where a decimal number can be.
  package func times(_ count: Double) -> Double {
    exponent < 0
      ? count * digit / pow(10, Double(-exponent)) : count * digit * pow(10, Double(exponent))
  }

  /// The next larger one.
  package var next: RoundNumber {
    var next = self
    switch digit {
    case 1: next.digit = 2
    case 2: next.digit = 5
    default: (next.digit, next.exponent) = (1, exponent + 1)
    }
    return next
  }
}
