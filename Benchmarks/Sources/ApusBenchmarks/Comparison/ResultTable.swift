import Foundation

/// Results as Markdown.
struct ResultTable {
  var results: [RowResult]
  var machine: Machine
  var day = Date()

  /// The machine, the table, and how to read it.
  var markdown: String {
    """
    Measured on \(day.formatted(.iso8601.year().month().day())), \(machine).

    | benchmark | Apus | peer | ratio (range) | target | agrees |
    |---|---|---|---|---|---|
    \(results.map(line).joined(separator: "\n"))

    \(Self.note)
    """
  }

  private static let note = """
    Both sides run one after the other, each in a process of its own and with all cores, as often \
    as is said in brackets. For times the ratio is the peer's median over that of Apus; for memory \
    it is the peak of Apus over the peer's, data subtracted from both; for toys it is the rate of \
    Apus over the peer's. Quoted is the median over the rounds, with their range. *Agrees* is how \
    far value and gradient may be from the peer's, relative to the largest component; the peer of \
    the perceptron prints no gradient. CLs, observed and expected, may each be so far away, relative \
    to itself; the peer of the toys enumerates all data sets for its value. The variables \
    `OPENBLAS_CORETYPE` and `OPENBLAS_L2_SIZE` are removed on both sides, so that each library \
    chooses its own kernels.
    """

  private func line(_ result: RowResult) -> String {
    let cells = [
      result.row.title, quantity(result, \.apus) ?? "",
      quantity(result, \.peer).map { "\(result.peerName): \($0)" } ?? "none", ratio(result),
      target(result), agreement(result),
    ]
    return "| \(cells.joined(separator: " | ")) |"
  }

  private func quantity(
    _ result: RowResult, _ side: (RowResult.Round) -> Record?
  ) -> String? {
    result.typical(side).map { value in
      switch result.row.quantity {
      case .memory, .anonymousMemory, .peakMemory: "\(Int(value.rounded())) MiB"
      case .time: duration(value)
      case .timePerEvent: "\(rounded(value)) s"
      case .toyRate: "\(rounded(value)) toys/s"
      }
    }
  }

  private func duration(_ seconds: Double) -> String {
    switch seconds {
    case ..<1e-3: "\(rounded(seconds * 1e6)) µs"
    case ..<1: "\(rounded(seconds * 1e3)) ms"
    default: "\(rounded(seconds)) s"
    }
  }

  private func ratio(_ result: RowResult) -> String {
    let (ratios, count) = (result.ratios, result.rounds.count)
    let (factor, unit) = scale(of: result)
    let (low, high) = (rounded(ratios[0] * factor), rounded(ratios[count - 1] * factor))
    let range = count == 1 ? "1 round" : "\(low) to \(high), \(count) rounds"
    return "\(rounded(result.ratio * factor))\(unit) (\(range))"
  }

  private func scale(of result: RowResult) -> (factor: Double, unit: String) {
    switch result.row.quantity {
    case .time where result.row.peer == nil: (1, " s")
    case .time, .timePerEvent, .toyRate: (1, "")
    case .memory: (100, " %")
    case .anonymousMemory, .peakMemory: (1, " MiB")
    }
  }

  private func target(_ result: RowResult) -> String {
    let text =
      switch result.row.target {
      case .speed(let target): "≥ \(rounded(target))"
      case .seconds(let target): "< \(duration(target))"
      case .toyRate(let target): "≥ \(rounded(target)) toys/s"
      case .memory(let target): "< \(rounded(target * 100)) %"
      case .megabytes(let target): "< \(rounded(target)) MiB"
      case nil: ""
      }
    return result.meetsTarget.map { $0 ? "\(text), met" : "\(text), not met" } ?? text
  }

  private func agreement(_ result: RowResult) -> String {
    guard result.disagreement == nil else { return "**no**" }
    let (value, gradient) = (result.row.tolerance.value, result.row.tolerance.gradient)
    guard let peer = result.rounds[0].peer else { return "\(part(value)) of the reference" }
    return peer.gradients.isEmpty || value == gradient
      ? part(value) : "\(part(value)), gradient \(part(gradient))"
  }

  /// Three significant digits.
  private func rounded(_ value: Double) -> String {
    value.formatted(
      .number.precision(.significantDigits(1...3)).grouping(.never)
        .locale(Locale(identifier: "en_US_POSIX")))
  }

  /// A power of ten as `1e-9`, or so many per cent.
  private func part(_ value: Double) -> String {
    value <= 1e-3 ? "1e\(Int(log10(value).rounded()))" : "\(rounded(value * 100)) %"
  }
}
