import Foundation

/// Ticks at multiples of 1, 2 or 5 times a power of ten.
struct LinearTicks {
  let range: ClosedRange<Double>
  /// The axis's length in pixels.
  let length: Double
  let room: LabelRoom
  /// The axis's lengths where it is not linear: from a value to pixels.
  var position: ((Double) -> Double)?

  /// A step m·10^e with m in 1, 2, 5.
  private struct Step {
    var digits: Int
    var exponent: Int

    var size: Double { Double(digits) * exp10(Double(exponent)) }

    /// The value of n steps, as exactly as numbers are read from text.
    func value(_ n: Int) -> Double {
      exponent >= 0
        ? Double(n * digits) * exp10(Double(exponent))
        : Double(n * digits) / exp10(Double(-exponent))
    }

    var next: Step {
      switch digits {
      case 1: Step(digits: 2, exponent: exponent)
      case 2: Step(digits: 5, exponent: exponent)
      default: Step(digits: 1, exponent: exponent + 1)
      }
    }

    /// How many small steps are in this one.
    var division: Int { digits == 2 ? 4 : 5 }
  }

  /// The finest ticks whose labels have room.
  var ticks: TickSet {
    let span = range.upperBound - range.lowerBound
    var step = Step(digits: 1, exponent: Int(log10(span * 25 / max(length, 50)).rounded(.down)))
    for _ in 0..<12 {
      if let set = ticks(step), fits(set) { return set }
      step = step.next
    }
    return TickSet(ticks: [], factor: nil)
  }

  private func fits(_ set: TickSet) -> Bool {
    let labelled = set.ticks.filter { $0.label != nil }
    guard labelled.count > 1 else { return true }
    guard labelled.count <= 12 else { return false }
    return zip(labelled, labelled.dropFirst()).allSatisfy { a, b in
      let needed = (room.extent(of: a.label!) + room.extent(of: b.label!)) / 2
      return abs(place(b.value) - place(a.value)) >= max(needed, leastDistance)
    }
  }

  /// Fewer labels than there is room for look better.
  private var leastDistance: Double { room.isHorizontal ? 45 : min(max(length / 9, 22), 34) }

  private func place(_ value: Double) -> Double {
    position?(value) ?? value / (range.upperBound - range.lowerBound) * length
  }

  /// The ticks of a step; nil if they are too many.
  private func ticks(_ step: Step) -> TickSet? {
    let small = step.size / Double(step.division)
    let first = (range.lowerBound / small - 1e-6).rounded(.up)
    let last = (range.upperBound / small + 1e-6).rounded(.down)
    guard abs(first) < 1e15, abs(last) < 1e15, last - first < 1000 else { return nil }
    let power = commonPower(step)
    let ticks = stride(from: Int(first), through: Int(last), by: 1).map { n -> Tick in
      guard n % step.division == 0 else { return Tick(value: Double(n) * small) }
      let n = n / step.division
      return Tick(
        value: step.value(n),
        label: decimalText(n * step.digits, exponent: step.exponent - power))
    }
    return TickSet(
      ticks: ticks, factor: power == 0 ? nil : "×10^{\(decimalText(power, exponent: 0))}")
  }

  /// The power of ten that labels leave out: a multiple of three, for large and small values.
  private func commonPower(_ step: Step) -> Int {
    let size = log10(max(abs(range.lowerBound), abs(range.upperBound)))
    if size >= 5 { return Int((size / 3).rounded(.down)) * 3 }
    if size < -2 { return Int((size / 3).rounded(.down)) * 3 }
    return 0
  }
}
