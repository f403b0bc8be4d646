import Plots

/// The loss and what else was measured against the step of a training, with the best step and the phases.
public struct TrainingFigure: Sendable {
  /// A curve against steps.
  public struct Curve: Sendable, Hashable {
    /// Its name, shown letter by letter.
    public var name: String
    /// Steps, rising.
    public var steps: [Double]
    /// A value at each, `[steps]`; what is not finite is a gap.
    public var values: [Double]
    /// Whether it is drawn as points joined by a line, as for what is measured now and then.
    public var hasPoints: Bool
    /// How it is told apart from others; that of its place among the curves if nil.
    public var look: RunLook?

    /// - Parameters:
    ///   - name: Its name, shown letter by letter.
    ///   - steps: Rising; 1, 2, 3 … if nil.
    ///   - values: A value at each, `[steps]`.
    ///   - hasPoints: Whether it is drawn as points joined by a line.
    ///   - look: How it is told apart from others; that of its place among the curves if nil.
    /// - Precondition: There are as many steps as values.
    public init(
      _ name: String, steps: [Double]? = nil, _ values: [Double], hasPoints: Bool = false,
      look: RunLook? = nil
    ) {
      let steps = steps ?? values.indices.map { Double($0 + 1) }
      precondition(
        steps.count == values.count, "curve '\(name)': \(steps.count) steps, \(values.count) values"
      )
      (self.name, self.steps, self.values) = (name, steps, values)
      (self.hasPoints, self.look) = (hasPoints, look)
    }
  }

  /// A part of the training.
  public struct Phase: Sendable, Hashable {
    /// Its name, shown letter by letter.
    public var name: String
    /// Its first step.
    public var start: Double

    /// - Parameters:
    ///   - name: Its name, shown letter by letter.
    ///   - start: Its first step.
    public init(_ name: String, from start: Double) { (self.name, self.start) = (name, start) }
  }

  /// Curves that have an axis in common.
  public struct Measure: Sendable {
    /// What is measured, with subscripts `_{…}` and superscripts `^{…}`.
    public var label: String
    /// How its axis is divided.
    public var scale: StackFigure.Scale
    /// The curves.
    public var curves: [Curve]

    /// - Parameters:
    ///   - label: What is measured, with subscripts and superscripts.
    ///   - scale: How its axis is divided.
    ///   - curves: The curves.
    public init(_ label: String, scale: StackFigure.Scale = .linear, _ curves: [Curve]) {
      (self.label, self.scale, self.curves) = (label, scale, curves)
    }
  }

  /// What stands above, with subscripts `_{…}` and superscripts `^{…}`.
  public var title: String
  /// The panels, from the top.
  public let measures: [Measure]
  /// The step whose parameters are kept; nil if it is not known.
  public let bestStep: Double?
  /// Parts of the training, in order; may be empty.
  public let phases: [Phase]
  /// The step that a film of the training has come to; nil for none.
  public var currentStep: Double?

  /// - Parameters:
  ///   - title: What stands above, with subscripts and superscripts.
  ///   - measures: The panels, from the top, such as the loss and the validation's significance.
  ///   - bestStep: The step whose parameters are kept; nil if it is not known.
  ///   - phases: Parts of the training, in order.
  public init(
    _ title: String, _ measures: [Measure], bestStep: Double? = nil, phases: [Phase] = []
  ) {
    (self.title, self.measures, self.bestStep, self.phases) = (title, measures, bestStep, phases)
  }

  /// The loss, and the significance of validation events where it was measured.
  ///
  /// - Parameters:
  ///   - title: What stands above, with subscripts and superscripts.
  ///   - loss: At each step.
  ///   - validation: Steps with the significance; may be empty.
  ///   - bestStep: The step whose parameters are kept.
  ///   - phases: Parts of the training, in order.
  public init(
    _ title: String = "", loss: [Double], validation: [(step: Double, significance: Double)] = [],
    bestStep: Double? = nil, phases: [Phase] = []
  ) {
    var measures = [Measure("loss", [Curve("training", loss)])]
    if !validation.isEmpty {
      let curve = Curve(
        "validation", steps: validation.map(\.step), validation.map(\.significance), hasPoints: true
      )
      measures.append(Measure("expected significance", [curve]))
    }
    self.init(title, measures, bestStep: bestStep, phases: phases)
  }

  /// The picture.
  public var figure: Figure {
    Figure(
      title, description: description, width: 680,
      height: min(120 + 220 * Double(max(measures.count, 1)), 9000), sharing: .x
    ) {
      measures.enumerated().map { index, measure in panel(measure, isFirst: index == 0) }
    }
  }

  private func panel(_ measure: Measure, isFirst: Bool) -> Panel {
    let axis: PlotAxis =
      measure.scale == .logarithmic ? .logarithmic(measure.label) : .linear(measure.label)
    return Panel(x: .linear("step"), y: axis) {
      phaseMarks(areNamed: isFirst)
      measure.curves.enumerated().flatMap { marks($1, $1.look ?? RunLook($0)) }
      if let bestStep, bestStep.isFinite {
        ReferenceLine(
          x: bestStep, name: isFirst ? "best step, \(number(bestStep, digits: 6))" : nil,
          colour: .ink,
          style: LineStyle(width: 1.2, dash: .dotted))
      }
      if let currentStep, currentStep.isFinite {
        ReferenceLine(
          x: currentStep, name: isFirst ? "now" : nil, colour: .red, style: LineStyle(width: 2))
      }
    }
  }

  private func marks(_ curve: Curve, _ look: RunLook) -> [any Mark] {
    // A wide range of many values is what a thin line shows best.
    let style = LineStyle(width: curve.values.count > 400 ? 1 : 1.6, dash: look.dash)
    let name = shown(curve.name)
    let line = Line(
      curve.steps, curve.values, name: curve.hasPoints ? nil : name, colour: look.colour,
      style: style)
    guard curve.hasPoints else { return [line] }
    return [
      line,
      Points(
        curve.steps, curve.values, name: name, marker: look.marker, diameter: 5,
        colour: look.colour),
    ]
  }

  private func phaseMarks(areNamed: Bool) -> [any Mark] {
    let steps = measures.flatMap(\.curves).flatMap(\.steps).filter(\.isFinite)
    guard let end = steps.max() else { return [] }
    let sorted = phases.filter { $0.start.isFinite && $0.start < end }
      .sorted { $0.start < $1.start }
    return sorted.enumerated().map { index, phase in
      let next = index + 1 < sorted.count ? sorted[index + 1].start : end
      let colour = Colour.palette([3, 4, 9, 7][index % 4])
      let entry = LegendEntry(shown(phase.name, within: 150), .area(colour, opacity: 0.5))
      return Framed(x: [phase.start, next], y: [], legend: areNamed ? [entry] : []) {
        ReferenceBand(x: phase.start...next, colour: colour, opacity: 0.16)
      }
    }
  }

  /// What is seen, in words.
  public var description: String {
    let parts = measures.map { measure in
      let curves = measure.curves.map { curve -> String in
        let finite = curve.values.filter(\.isFinite)
        guard let first = finite.first, let last = finite.last, let low = finite.min(),
          let high = finite.max()
        else { return "\(curve.name) without values" }
        return "\(curve.name) from \(number(first)) to \(number(last)), between \(number(low))"
          + " and \(number(high))"
      }
      return "\(PlotText.plain(measure.label)): \(list(curves))."
    }
    let best = bestStep.map { " The best step is \(number($0, digits: 6))." } ?? ""
    let names = phases.map { "\($0.name) from step \(number($0.start, digits: 6))" }
    let phases = names.isEmpty ? "" : " Phases: \(list(names))."
    return parts.joined(separator: " ") + best + phases
  }
}
