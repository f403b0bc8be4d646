/// Sums over the events of one sample, exactly counted: Σw and Σw² of all events, and of those in each
/// bin of each channel. Sums of disjoint events add up.
struct EventSums: Sendable, Equatable {
  /// Σw, Σw²; then for each channel Σw of its bins and Σw² of its bins.
  private var numbers: [Double]
  private let binCounts: [Int]

  /// - Parameters:
  ///   - numbers: In the order in which `Channel.countedContents` has them.
  ///   - binCounts: The number of bins of each channel.
  init(_ numbers: [Double], binCounts: [Int]) {
    precondition(numbers.count == 2 + 2 * binCounts.reduce(0, +), "\(numbers.count), \(binCounts)")
    (self.numbers, self.binCounts) = (numbers, binCounts)
  }

  /// Σw of all events, before any selection.
  var weights: Double { numbers[0] }

  /// Σw² of all events, before any selection.
  var squares: Double { numbers[1] }

  /// Σw in each bin of a channel.
  func weights(in channel: Int) -> [Double] { block(channel, 0) }

  /// Σw² in each bin of a channel.
  func squares(in channel: Int) -> [Double] { block(channel, 1) }

  private func block(_ channel: Int, _ which: Int) -> [Double] {
    let count = binCounts[channel]
    let start = 2 + 2 * binCounts[..<channel].reduce(0, +) + which * count
    return Array(numbers[start..<(start + count)])
  }

  static func + (a: EventSums, b: EventSums) -> EventSums {
    EventSums(zip(a.numbers, b.numbers).map(+), binCounts: a.binCounts)
  }
}

/// The sums of every sample.
typealias SampleSums = [SampleKey: EventSums]

extension SampleSums {
  /// The sums over the events of both.
  func adding(_ other: SampleSums) -> SampleSums { merging(other) { $0 + $1 } }
}
