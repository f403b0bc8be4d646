import Foundation
import Plots

/// The upper panel of a stack.
struct StackPanel {
  private let content: StackContent
  private var stack: StackFigure { content.stack }
  private var edges: [Double] { stack.bins.edges }

  init(_ content: StackContent) { self.content = content }

  var panel: Panel {
    Panel(
      stack.heading, caption: stack.caption, x: stack.bins.axis, y: axis, legend: .automatic,
      height: 3
    ) {
      Framed(x: edges.filter(\.isFinite), y: reach, legend: legend) {
        blinds
        Stack(edges: edges, layers)
        band
        signalLines
        DataPoints(content)
      }
      if let flowNote { Note(flowNote, .topLeft, colour: .muted) }
    }
  }

  // MARK: Axis

  private var axis: PlotAxis {
    stack.scale == .logarithmic ? .logarithmic(axisLabel) : .linear(axisLabel)
  }

  private var axisLabel: String {
    let unit = stack.bins.unit
    if content.isPerWidth { return unit.map { "events / \($0)" } ?? "events / width" }
    guard stack.bins.categories == nil, stack.bins.isRegular, let width = stack.bins.widths.first,
      let unit
    else { return "events" }
    return "events / \(number(width) == "1" ? "" : number(width) + " ")\(unit)"
  }

  /// What the axis has to show.
  private var reach: [Double] {
    let points = content.points.flatMap { [$0.low, $0.high] }
    let divided = content.points.flatMap { point -> [Double] in
      let divisor = content.divisors[point.bin]
      return [point.low / divisor, point.high / divisor, point.value / divisor]
    }
    let all = upper + sums + signalValues.flatMap(\.self) + (points.isEmpty ? [] : divided)
    let top = all.filter(\.isFinite).max() ?? 0
    guard stack.scale == .logarithmic else {
      return [0, min(all.filter(\.isFinite).min() ?? 0, 0), top > 0 ? top : 1]
    }
    guard top > 0 else { return [0.1, 10] }
    let peaks = signalValues.compactMap { $0.filter(\.isFinite).max() }
    let counts = content.points.map {
      ($0.value > 0 ? $0.value : $0.high) / content.divisors[$0.bin]
    }
    let totals = (content.drawn(content.total) + peaks + counts).filter { $0 > 0 }
    // Five decades below the top suffice where contents go further down.
    let least = max(totals.min() ?? top / 100, top * 1e-5)
    return [least / 3, top]
  }

  // MARK: Expectation

  private var layers: [Stack.Layer] {
    content.processes.enumerated().map { index, sample in
      Stack.Layer(shown(sample.name), content.drawn(sample.values), colour: colour(index))
    }
  }

  private func colour(_ index: Int) -> Colour {
    guard content.otherCount > 0 else { return processFill(index) }
    return index == 0 ? otherFill : processFill(index - 1)
  }

  /// The stack's upper ends after each process.
  private var sums: [Double] {
    var sum = edges.dropFirst().map { _ in 0.0 }
    return content.processes.flatMap { sample in
      sum = zip(sum, content.drawn(sample.values)).map { $0 + finiteOrZero($1) }
      return sum
    }
  }

  private var lower: [Double] {
    content.drawn(zip(content.total, content.sigma).map { $1 > 0 ? $0 - $1 : .nan })
  }
  private var upper: [Double] {
    content.drawn(zip(content.total, content.sigma).map { $1 > 0 ? $0 + $1 : .nan })
  }

  private var band: Band {
    let band = Band(edges: edges, lower: lower, upper: upper, colour: .ink, opacity: 0.3)
    return stack.isHatched ? band.hatched : band
  }

  // MARK: Signals and blinding

  private var signalValues: [[Double]] {
    stack.signals.map { sample in
      content.drawn(sample.values.map { $0.isFinite ? $0 * content.signalFactor : .nan })
    }
  }

  private var signalLines: [any Mark] {
    signalValues.enumerated().flatMap { index, values -> [any Mark] in
      let line = { (colour: Colour, style: LineStyle) in
        Steps(edges: edges, values: values, colour: colour, style: style)
      }
      // A rim of the page's colour tells the line apart from the stack.
      return [
        line(.page, LineStyle(width: 4)), line(signalColour(index), signalStyle(index)),
      ]
    }
  }

  private var blinds: [any Mark] {
    content.blindedRanges.map { ReferenceBand(x: $0, colour: .muted, opacity: 0.22) }
  }

  // MARK: Legend

  /// A name as short as two columns need in a narrow figure.
  private func named(_ sample: FigureSample) -> String {
    shown(sample.name, within: stack.width < 500 ? 120 : 190)
  }

  private var legend: [LegendEntry] {
    var entries: [LegendEntry] = []
    if !content.points.isEmpty {
      entries.append(LegendEntry("data", .marker(.disc, .ink, hasErrors: true)))
    }
    let factor = content.signalFactor == 1 ? "" : " × \(number(content.signalFactor))"
    entries += stack.signals.enumerated().map { index, sample in
      LegendEntry(named(sample) + factor, .line(signalColour(index), signalStyle(index)))
    }
    entries += content.processes.indices.reversed().map { index in
      LegendEntry(named(content.processes[index]), .area(colour(index), opacity: 1))
    }
    if content.sigma.contains(where: { $0 > 0 }) {
      entries.append(
        LegendEntry("uncertainty", stack.isHatched ? .hatched(.ink) : .area(.ink, opacity: 0.3)))
    }
    if !content.blindedRanges.isEmpty {
      entries.append(LegendEntry("blinded", .area(.muted, opacity: 0.22)))
    }
    return entries
  }

  private var flowNote: String? { StackText(content).flow }
}
