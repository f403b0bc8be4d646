import Foundation

extension ObservationReport: CustomStringConvertible {
  /// A table of the bins, below it the results of fit and tests.
  public var description: String {
    let processes = Set(bins.flatMap(\.expected.keys)).sorted()
    let header = ["channel", "from", "to"] + processes + ["expected", "observed"]
    let rows = bins.enumerated().map { index, bin in
      let isNew = index == 0 || bins[index - 1].channel != bin.channel
      let expected = processes.map { bin.expected[$0] ?? 0 }
      let numbers = (expected + [expected.reduce(0, +)]).map { String(format: "%.2f", $0) }
      let edges = [bin.low, bin.high].map { String(format: "%.2f", $0) }
      return [isNew ? bin.channel : ""] + edges + numbers + [String(format: "%.0f", bin.observed)]
    }
    return (alignedTable([header] + rows, namedBy: 1) + results + warnings).joined(separator: "\n")
  }

  private var results: [String] {
    let error = signalStrengthError.map { String(format: " ± %.3f", $0) } ?? ", at its bound"
    func text(_ limit: Double?) -> String { limit.map { String(format: "%.3f", $0) } ?? "none" }
    return [
      "",
      String(format: "signal strength  %.3f", signalStrength) + error,
      String(
        format: "significance     %.3f (p = %.3g), expected %.3f", significance, pValue,
        expectedSignificance),
      String(format: "CLs of 1         %.4f", cls),
      "upper limit      \(text(limit.observed)), expected "
        + limit.expected.map(text).joined(separator: ", ") + " (−2 to +2 standard deviations)",
    ]
  }
}
