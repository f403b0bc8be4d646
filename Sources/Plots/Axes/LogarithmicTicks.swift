import Foundation

/// Ticks at powers of ten and their multiples.
struct LogarithmicTicks {
  /// Positive values.
  let range: ClosedRange<Double>
  /// The axis's length in pixels.
  let length: Double
  let room: LabelRoom

  /// Powers of ten if there are at least two in the range, or one with 2 or 5 times another beside it;
  /// else as on a linear axis.
  var ticks: TickSet {
    let hasNeighbours = range.upperBound / range.lowerBound >= 5 && decadeLength >= 110
    guard decades.count >= 2 || (decades.count == 1 && hasNeighbours) else {
      let linear = LinearTicks(range: range, length: length, room: room, position: position)
      return linear.ticks
    }
    let stride = labelStride
    // Few decades have room for labels between them, too.
    let labelled: Set<Int> = decadeLength >= 110 && decades.count <= 3 ? [1, 2, 5] : [1]
    let ticks = ((decades.lowerBound - 1)...decades.upperBound).flatMap { exponent in
      (1...9).compactMap { digit -> Tick? in
        let value = Self.value(digit, exponent)
        guard range.contains(value) else { return nil }
        let hasLabel = labelled.contains(digit) && exponent % stride == 0
        if hasLabel {
          return Tick(
            value: value, label: Self.label(digit, exponent, isDecimal: labelled.count > 1))
        }
        return digit == 1 || (stride == 1 && decadeLength >= 22) ? Tick(value: value) : nil
      }
    }
    return TickSet(ticks: ticks, factor: nil)
  }

  /// The exponents whose powers of ten lie in the range, or nothing.
  private var decades: Range<Int> {
    let first = Int((log10(range.lowerBound) - 1e-9).rounded(.up))
    let last = Int((log10(range.upperBound) + 1e-9).rounded(.down))
    return first..<max(last + 1, first)
  }

  private var decadeLength: Double { length / log10(range.upperBound / range.lowerBound) }

  /// Every how many decades there is room for a label.
  private var labelStride: Int {
    let widest = decades.map { room.extent(of: Self.label(1, $0, isDecimal: false)) }.max() ?? 0
    return max(1, Int((widest / decadeLength).rounded(.up)))
  }

  private func position(_ value: Double) -> Double { log10(value) * decadeLength }

  private static func value(_ digit: Int, _ exponent: Int) -> Double {
    exponent >= 0
      ? Double(digit) * exp10(Double(exponent)) : Double(digit) / exp10(Double(-exponent))
  }

  private static func label(_ digit: Int, _ exponent: Int, isDecimal: Bool) -> String {
    switch (digit, exponent) {
    case (1, 0): "1"
    case (1, 1): "10"
    case (1, -2...2) where isDecimal: decimalText(1, exponent: exponent)
    case (1, _): "10^{\(decimalText(exponent, exponent: 0))}"
    case (_, -2...2): decimalText(digit, exponent: exponent)
    default: "\(digit)×10^{\(decimalText(exponent, exponent: 0))}"
    }
  }
}
