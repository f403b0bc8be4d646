import Histograms
import Terminal

/// A histogram with two axes as shades, the first axis to the right, the second upwards.
struct HeatMap {
  private let histogram: Histogram
  private static let shades = [" ", "░", "▒", "▓", "█"]

  /// - Precondition: There are two axes.
  init(_ histogram: Histogram) {
    precondition(histogram.axes.count == 2, "\(histogram.axes.count) axes in a map")
    self.histogram = histogram
  }

  /// Lines for the bins of the second axis from above, and what the shades mean below them.
  func text(_ style: TextStyle) -> String {
    let (x, y) = (histogram.axes[0], histogram.axes[1])
    let labels = (0..<y.count).map { y.name(of: .bin($0)).printable }
    let width = labels.map(\.count).max() ?? 0
    let largest = histogram.values.map(abs).max() ?? 0
    let lines = (0..<y.count).reversed().map { row in
      let cells = (0..<x.count).map { shade(of: histogram[.bin($0), .bin(row)].value, largest) }
      let label = String(repeating: " ", count: width - labels[row].count) + labels[row]
      return "\(label) │\(cells.joined())│"
    }
    let margin = String(repeating: " ", count: width)
    let ends = "\(x.name(of: .bin(0))) … \(x.name(of: .bin(x.count - 1)))"
    let title = style.apply(.bold, to: "\(y.label.printable) ↑ over \(x.label.printable) →")
    return
      ([title] + lines + [
        "\(margin) └\(String(repeating: "─", count: x.count))┘", "\(margin)  \(ends.printable)",
        "\(margin)  \(legend(largest))",
      ]).joined(separator: "\n")
  }

  /// One character in five equal steps up to the largest; anything but 0 is seen.
  private func shade(of value: Double, _ largest: Double) -> String {
    guard value != 0, largest > 0 else { return " " }
    if value < 0 { return "-" }
    return Self.shades[min(1 + Int(4 * (value / largest)), 4)]
  }

  private func legend(_ largest: Double) -> String {
    guard largest > 0 else { return "all bins are empty" }
    let steps = (1...4).map {
      "\(Self.shades[$0]) up to \(Digits.number(Double($0) / 4 * largest))"
    }
    return steps.joined(separator: ", ")
  }
}
