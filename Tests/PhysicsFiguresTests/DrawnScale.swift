import Foundation
import TestSupport
import Testing

/// An axis read back from the labels of a drawn figure: from pixels to values.
struct DrawnScale {
  private let first: (pixel: Double, value: Double)
  private let second: (pixel: Double, value: Double)

  /// The vertical axis of a panel.
  static func vertical(_ svg: ParsedSVG, panel: Int = 0) throws -> DrawnScale {
    // Letters stand 0.36 of their size below the middle that the tick is at.
    try DrawnScale(svg, panel, "y", anchor: "end", shift: -0.36 * 12)
  }

  /// The horizontal axis of a panel, of those that have labels.
  static func horizontal(_ svg: ParsedSVG, panel: Int = 0) throws -> DrawnScale {
    try DrawnScale(svg, panel, "x", anchor: "middle", shift: 0)
  }

  /// - Parameter panel: Of the runs of labels that are numbers.
  private init(
    _ svg: ParsedSVG, _ panel: Int, _ attribute: String, anchor: String, shift: Double
  ) throws {
    let labels = svg.elements.map { element -> (Double, Double)? in
      guard element.name == "text", element.attributes["text-anchor"] == anchor,
        let place = element.attributes[attribute].flatMap(Double.init),
        let value = Double(element.text.replacingOccurrences(of: "−", with: "-"))
      else { return nil }
      return (place + shift, value)
    }
    let runs = labels.split { $0 == nil }.filter { $0.count > 1 }.map { $0.compactMap(\.self) }
    let run = try #require(runs.dropFirst(panel).first, "no panel \(panel) with labels")
    (first, second) = (run[0], run[run.count - 1])
  }

  func value(_ pixel: Double) -> Double {
    first.value
      + (pixel - first.pixel) / (second.pixel - first.pixel) * (second.value - first.value)
  }
}

extension ParsedSVG {
  /// The commands of paths with a class, in the order that they are drawn in.
  func paths(ofClass name: String) -> [String] {
    elements.filter {
      $0.name == "path"
        && ($0.attributes["class"] ?? "").split(separator: " ").contains { $0 == name }
    }.compactMap { $0.attributes["d"] }
  }

  /// The first path of discs alone: at least so many.
  func discs(atLeast count: Int, skipping: Int = 0) throws -> [SIMD2<Double>] {
    let all = paths.filter { $0.hasSuffix("h0") && $0.count { $0 == "M" } >= count }
    return ParsedSVG.points(of: try #require(all.dropFirst(skipping).first))
  }
}
