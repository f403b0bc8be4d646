import Foundation
import Plots

/// A variable's distribution by process with the threshold that selects events, before and after it was
/// optimised, and the sigmoid that stands for the cut while gradients are taken.
///
/// Each distribution has the area 1. What the threshold after cuts away is shaded (that before, if there is
/// none after), arrows point to what is kept.
public struct CutFigure: Sendable {
  /// Which side of a threshold is kept.
  public enum Side: Sendable, Hashable { case above, below }

  /// What stands above, with subscripts `_{…}` and superscripts `^{…}`.
  public var title: String
  /// The variable, with subscripts and superscripts.
  public var label: String
  /// Its unit.
  public var unit: String?
  /// The processes.
  public let distributions: [FigureDistribution]
  /// The threshold before; nil if there is none.
  public let before: Double?
  /// The threshold after; nil if there is none.
  public let after: Double?
  /// Which side is kept.
  public let side: Side
  /// The slope k of the sigmoid 1/(1 + exp(−k (x − threshold))) at the threshold after (or before, if
  /// there is none), in units of one over the variable's; nil for none.
  public let slope: Double?
  /// What the second threshold is called, such as “now” in a film of the training.
  public var nameOfAfter = "after"

  /// - Parameters:
  ///   - title: What stands above, with subscripts and superscripts.
  ///   - label: The variable, with subscripts and superscripts.
  ///   - unit: Its unit.
  ///   - distributions: The processes.
  ///   - before: The threshold before.
  ///   - after: The threshold after.
  ///   - side: Which side is kept.
  ///   - slope: The sigmoid's slope, of which the size counts: it falls where the lower side is kept.
  public init(
    _ title: String = "", label: String, unit: String? = nil, _ distributions: [FigureDistribution],
    before: Double? = nil, after: Double? = nil, keeping side: Side = .above, slope: Double? = nil
  ) {
    (self.title, self.label, self.unit) = (title, label, unit)
    (self.distributions, self.side) = (distributions, side)
    self.before = before.flatMap { $0.isFinite ? $0 : nil }
    self.after = after.flatMap { $0.isFinite ? $0 : nil }
    self.slope = slope.flatMap { $0.isFinite && $0 != 0 ? abs($0) : nil }
  }

  /// The picture.
  public var figure: Figure {
    let x = range
    return Figure(title, description: description, width: 640, height: 400) {
      Panel(x: .linear(label, unit: unit), y: .linear("density")) {
        Framed(x: [x.lowerBound, x.upperBound], y: [0, highest * 1.14]) {
          removed(of: x)
          distributions.outlines
          sigmoid(over: x)
          threshold(before, "before", LineStyle(width: 1.6, dash: .dashed), at: 1.03, in: x)
          threshold(after, nameOfAfter, LineStyle(width: 2), at: 1.1, in: x)
        }
      }
    }
  }

  private var highest: Double {
    let highest = distributions.flatMap(\.density).max() ?? 0
    return highest > 0 ? highest : 1
  }

  private var range: ClosedRange<Double> {
    let ends = distributions.flatMap(\.edges) + [before, after].compactMap(\.self)
    let finite = ends.filter(\.isFinite)
    return (finite.min() ?? 0)...(finite.max() ?? 1)
  }

  private func removed(of range: ClosedRange<Double>) -> [any Mark] {
    guard let place = after ?? before else { return [] }
    let ends = side == .above ? (range.lowerBound, place) : (place, range.upperBound)
    return [ReferenceBand(x: ends.0...ends.1, name: "cut away", opacity: 0.18)]
  }

  private func threshold(
    _ place: Double?, _ name: String, _ style: LineStyle, at height: Double,
    in range: ClosedRange<Double>
  ) -> [any Mark] {
    guard let place else { return [] }
    let length = 0.07 * (range.upperBound - range.lowerBound) * (side == .above ? 1 : -1)
    let height = highest * height
    let text =
      "\(name): \(side == .above ? "≥" : "<") \(number(place))\(unit.map { " " + $0 } ?? "")"
    return [
      Line([place, place], [0, height], name: text, colour: .ink, style: style),
      Arrow(from: (place, height), to: (place + length, height), style: LineStyle(width: 1.6)),
    ]
  }

  private func sigmoid(over range: ClosedRange<Double>) -> [any Mark] {
    guard let slope, let place = after ?? before, range.lowerBound < range.upperBound else {
      return []
    }
    let sign = side == .above ? 1.0 : -1
    return [
      Line(
        over: range, name: "relaxed, 0 to 1", colour: .ink,
        style: LineStyle(width: 1.2, dash: .dashDotted)
      ) { highest / (1 + exp(-sign * slope * ($0 - place))) }
    ]
  }

  /// What is seen, in words.
  public var description: String {
    let label = PlotText.plain(label)
    let unit = unit.map { " \(PlotText.plain($0))" } ?? ""
    let parts = [("before", before), (nameOfAfter, after)].compactMap { name, place -> String? in
      guard let place else { return nil }
      let kept = distributions.prefix(8).map { distribution in
        let above = distribution.share(above: place)
        return "\(percentage(side == .above ? above : 1 - above)) of \(distribution.name)"
      }
      let sign = side == .above ? "at least" : "below"
      let share = kept.isEmpty ? "" : ", which \(list(kept)) pass"
      return " The cut \(name): \(label) \(sign) \(number(place))\(unit)\(share)."
    }
    let relaxed =
      slope.map { " While it is optimised it is a sigmoid of slope \(number($0))." } ?? ""
    let count = distributions.count
    return "Distributions of \(label) for \(count) \(count == 1 ? "process" : "processes")."
      + parts.joined() + relaxed
  }
}
