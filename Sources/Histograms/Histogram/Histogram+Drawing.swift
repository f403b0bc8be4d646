import Foundation

extension Histogram: CustomStringConvertible {
  /// The histogram as text, drawn at most 40 characters wide; see ``drawing(width:)``.
  public var description: String { drawing(width: 40) }

  /// The histogram as lines of text: edges or category, value ± uncertainty, and a bar in proportion
  /// to the value, in eighths of a character. Bars of negative values are shaded. Flow bins are drawn
  /// only when they hold something. With several axes there is a line for each combination of bins.
  ///
  /// - Parameter width: The length of the longest bar in characters, at least 1.
  public func drawing(width: Int) -> String {
    precondition(width >= 1, "a bar cannot be \(width) characters wide")
    let rows = drawnRows
    let longest = rows.map { abs($0.content.value) }.max() ?? 0
    let ranges = padded(rows.map(\.range))
    let numbers = padded(rows.map { $0.content.shortText })
    let lines = rows.indices.map { row in
      let value = rows[row].content.value
      let bar = bar(length: longest > 0 ? value / longest * Double(width) : 0)
      return "\(ranges[row])  \(numbers[row]) │\(bar)"
    }
    return (heading + lines).joined(separator: "\n")
  }

  private var heading: [String] {
    let labels = axes.map(\.label).filter { !$0.isEmpty }.joined(separator: " × ")
    let names = [title.isEmpty ? name : title, labels].filter { !$0.isEmpty }
    return names.isEmpty ? [] : [names.joined(separator: ": ")]
  }

  private var drawnRows: [(range: String, content: BinContent)] {
    contents.indices.compactMap { index in
      let positions = positions(of: index)
      let isFlow = positions.contains { [.underflow, .overflow].contains($0) }
      guard !isFlow || contents[index] != BinContent() else { return nil }
      let names = zip(axes, positions).map { $0.name(of: $1) }
      return (range: names.joined(separator: " × "), content: contents[index])
    }
  }
}

extension BinContent {
  fileprivate var shortText: String { "\(short(value)) ± \(short(uncertainty))" }
}

func short(_ value: Double) -> String { String(format: "%.4g", value) }

private func padded(_ texts: [String]) -> [String] {
  let width = texts.map(\.count).max() ?? 0
  return texts.map { String(repeating: " ", count: width - $0.count) + $0 }
}

/// A bar of `length` characters, rounded to eighths, or to whole shaded ones when negative.
private func bar(length: Double) -> String {
  if length < 0 { return String(repeating: "░", count: Int((-length).rounded(.up))) }
  let eighths = Int((length * 8).rounded())
  let part = ["", "▏", "▎", "▍", "▌", "▋", "▊", "▉"][eighths % 8]
  return String(repeating: "█", count: eighths / 8) + part
}
