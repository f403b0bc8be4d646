import Inference
import Plots

/// −2 Δ log L against a parameter, with the heights that bound intervals of one and two standard
/// deviations, and the parabola of the curvature at the minimum.
public struct ScanFigure: Sendable {
  /// One curve.
  public struct Curve: Sendable, Hashable {
    /// Its name, shown letter by letter; may be empty.
    public var name: String
    /// Values of the parameter.
    public var values: [Double]
    /// −2 log of the profile likelihood ratio at each, `[values]`.
    public var t: [Double]
    /// The best-fit value; nil if it is not known.
    public var best: Double?
    /// The standard deviation from the curvature, for the parabola; nil for none.
    public var uncertainty: Double?
    /// The interval of one standard deviation; nil if it is not known.
    public var interval: ClosedRange<Double>?

    /// - Parameters:
    ///   - name: Its name, shown letter by letter; may be empty.
    ///   - values: Values of the parameter, in any order.
    ///   - t: −2 log of the profile likelihood ratio at each, `[values]`.
    ///   - best: The best-fit value.
    ///   - uncertainty: The standard deviation from the curvature, for the parabola.
    ///   - interval: The interval of one standard deviation.
    /// - Precondition: There are as many values as ratios.
    public init(
      _ name: String = "", values: [Double], t: [Double], best: Double? = nil,
      uncertainty: Double? = nil, interval: ClosedRange<Double>? = nil
    ) {
      precondition(
        values.count == t.count, "scan '\(name)': \(values.count) values, \(t.count) ratios")
      let order = values.indices.filter { values[$0].isFinite }.sorted { values[$0] < values[$1] }
      self.name = name
      (self.values, self.t) = (order.map { values[$0] }, order.map { t[$0] })
      (self.best, self.uncertainty, self.interval) = (best, uncertainty, interval)
    }

    /// A scan of one parameter.
    ///
    /// - Parameters:
    ///   - name: Its name, shown letter by letter; may be empty.
    ///   - scan: The scan; of two parameters the first is shown, at the lowest ratio for each value.
    ///   - interval: The interval of one standard deviation.
    public init(_ name: String = "", _ scan: Scan, interval: ProfileInterval? = nil) {
      let parameter = scan.parameters.first ?? ""
      let best = try? scan.best.value(of: parameter)
      let deviation = try? scan.best.uncertainty(of: parameter)
      let ends = interval.flatMap { $0.lower <= $0.upper ? $0.lower...$0.upper : nil }
      let lowest = Dictionary(
        scan.points.map { ($0.values.first ?? .nan, $0.t) }, uniquingKeysWith: min)
      self.init(
        name, values: Array(lowest.keys), t: Array(lowest.values),
        best: best, uncertainty: deviation, interval: ends)
    }
  }

  /// What stands above, with subscripts `_{…}` and superscripts `^{…}`.
  public var title: String
  /// The name of the parameter, shown letter by letter.
  public var parameter: String
  /// The curves.
  public let curves: [Curve]
  /// Whether parabolas are drawn.
  public var showsParabola = true

  /// - Parameters:
  ///   - title: What stands above, with subscripts and superscripts.
  ///   - parameter: The name of the parameter, shown letter by letter.
  ///   - curves: One or several.
  public init(_ title: String, parameter: String = "μ", _ curves: [Curve]) {
    (self.title, self.parameter, self.curves) = (title, parameter, curves)
  }

  /// A scan of one parameter.
  ///
  /// - Parameters:
  ///   - title: What stands above, with subscripts and superscripts.
  ///   - scan: The scan.
  ///   - interval: The interval of one standard deviation.
  public init(_ title: String, _ scan: Scan, interval: ProfileInterval? = nil) {
    self.init(
      title, parameter: scan.parameters.first ?? "", [Curve("", scan, interval: interval)])
  }

  /// The picture.
  public var figure: Figure {
    let x = curves.flatMap(\.values)
    return Figure(title, description: description, width: 600, height: 420) {
      Panel(x: .linear(shown(parameter)), y: .linear("−2 Δ log L")) {
        Framed(x: x, y: [0, top]) {
          ReferenceLine(y: 1, style: LineStyle(width: 1, dash: .dashed))
          ReferenceLine(y: 4, style: LineStyle(width: 1, dash: .dashed))
          curves.enumerated().flatMap { marks($1, .palette($0)) }
        }
        if let low = x.min(), let high = x.max() {
          let left = low + 0.012 * (high - low)
          Note("1σ", .at(x: left, y: 1 + 0.035 * top, alignment: 0), colour: .muted)
          Note("2σ", .at(x: left, y: 4 + 0.035 * top, alignment: 0), colour: .muted)
        }
      }
    }
  }

  /// What the axis shows: up to nine at the most where curves rise further.
  private var top: Double {
    let highest = curves.flatMap(\.t).filter(\.isFinite).max() ?? 0
    return min(max(highest, 4.6), 10)
  }

  private func marks(_ curve: Curve, _ colour: Colour) -> [any Mark] {
    let name = curve.name.isEmpty ? "profile likelihood" : shown(curve.name)
    var marks: [any Mark] = []
    if showsParabola, let best = curve.best, let width = curve.uncertainty, width > 0,
      best.isFinite, width.isFinite, let low = curve.values.first, let high = curve.values.last,
      low < high
    {
      marks.append(
        Line(
          over: low...high, name: curves.count == 1 ? "parabola" : nil, colour: .muted,
          style: LineStyle(width: 1.4, dash: .dotted)
        ) { ($0 - best) * ($0 - best) / (width * width) })
    }
    marks.append(
      Line(curve.values, curve.t, name: name, colour: colour, style: LineStyle(width: 2)))
    if let interval = curve.interval {
      for end in [interval.lowerBound, interval.upperBound] where end.isFinite {
        marks.append(Line([end, end], [0, 1], colour: colour, style: LineStyle(width: 1)))
      }
    }
    return marks
  }

  /// What is seen, in words.
  public var description: String {
    let parts = curves.map { curve -> String in
      var text = curve.name.isEmpty ? "" : "\(curve.name): "
      text += "\(counted(curve.values.count, "point"))"
      if let best = curve.best { text += ", best fit \(number(best))" }
      if let width = curve.uncertainty, width > 0 { text += " ± \(number(width))" }
      if let interval = curve.interval {
        text += ", one standard deviation from \(number(interval.lowerBound))"
        text += " to \(number(interval.upperBound))"
      }
      return text
    }
    return "−2 Δ log L against \(parameter). \(parts.joined(separator: "; "))."
  }
}
