import Inference
import Plots

/// Upper limits of several models, observed and expected with their bands: against a number such as a
/// mass, or model by model.
public struct LimitBandsFigure: Sendable {
  /// A model's limits.
  public struct Model: Sendable, Hashable {
    /// Its name, shown letter by letter.
    public var name: String
    /// Its place on a numerical axis; nil for none.
    public var position: Double?
    /// The observed limit; nil if it is not shown.
    public var observed: Double?
    /// The limits expected at −2, −1, 0, 1 and 2 standard deviations.
    public var expected: [Double]

    /// - Parameters:
    ///   - name: Its name, shown letter by letter.
    ///   - position: Its place on a numerical axis, such as a mass; nil for none.
    ///   - observed: The observed limit; nil if it is not shown.
    ///   - expected: At −2, −1, 0, 1 and 2 standard deviations.
    /// - Precondition: There are five expected limits.
    public init(_ name: String, at position: Double? = nil, observed: Double?, expected: [Double]) {
      precondition(
        expected.count == 5, "model '\(name)': \(expected.count) expected limits; give 5")
      (self.name, self.position) = (name, position)
      (self.observed, self.expected) = (observed, expected)
    }

    /// A model's limits as they were found.
    ///
    /// - Parameters:
    ///   - name: Its name, shown letter by letter.
    ///   - position: Its place on a numerical axis, such as a mass; nil for none.
    ///   - limit: Observed and expected.
    ///   - showsObserved: Whether the observed one is shown.
    public init(
      _ name: String, at position: Double? = nil, _ limit: UpperLimit<Double>,
      showsObserved: Bool = true
    ) {
      self.init(
        name, at: position, observed: showsObserved ? limit.observed : nil,
        expected: limit.expected)
    }
  }

  /// What stands above, with subscripts `_{…}` and superscripts `^{…}`.
  public var title: String
  /// What is limited, with subscripts and superscripts.
  public var label: String
  /// Its unit.
  public var unit: String?
  /// The numerical axis, if all models have a place on it.
  public var axis: PlotAxis?
  /// The models.
  public let models: [Model]
  /// The CLs that an excluded signal strength falls below.
  public let level: Double
  /// A limit of interest, such as 1, where a line is drawn; nil for none.
  public var reference: Double?

  /// - Parameters:
  ///   - title: What stands above, with subscripts `_{…}` and superscripts `^{…}`.
  ///   - label: What is limited, with subscripts and superscripts.
  ///   - unit: Its unit.
  ///   - axis: The axis of the models' positions; they stand below each other with their names if nil,
  ///     or if one has no position.
  ///   - models: In order.
  ///   - level: The CLs that an excluded signal strength falls below.
  ///   - reference: A limit of interest where a line is drawn; nil for none.
  public init(
    _ title: String, label: String = "upper limit on μ", unit: String? = nil,
    axis: PlotAxis? = nil, _ models: [Model], level: Double = 0.05, reference: Double? = nil
  ) {
    (self.title, self.label, self.unit) = (title, label, unit)
    let hasPlaces = models.allSatisfy { $0.position?.isFinite == true }
    self.axis = hasPlaces ? axis : nil
    self.models = self.axis == nil ? models : models.sorted { $0.position! < $1.position! }
    (self.level, self.reference) = (level, reference)
  }

  /// The picture.
  public var figure: Figure { axis.map(curves) ?? rows }

  // MARK: Against a number

  private func curves(_ axis: PlotAxis) -> Figure {
    let x = models.map { $0.position ?? .nan }
    func limits(_ index: Int) -> [Double] { models.map { $0.expected[index] } }
    let all = models.flatMap { $0.expected + [$0.observed].compactMap(\.self) }
      .filter { $0.isFinite && $0 > 0 }
    let isWide = (all.max() ?? 1) > 20 * (all.min() ?? 1)
    return Figure(title, description: description, width: 640, height: 440) {
      Panel(
        x: axis,
        y: isWide ? .logarithmic(label, unit: unit) : .linear(label, unit: unit, including: [0])
      ) {
        Band(
          x, lower: limits(0), upper: limits(4), name: "expected ± 2σ", colour: .twoSigma,
          opacity: 1)
        Band(
          x, lower: limits(1), upper: limits(3), name: "expected ± 1σ", colour: .oneSigma,
          opacity: 1)
        Line(x, limits(2), name: "expected", colour: .ink, style: LineStyle(dash: .dashed))
        observed(x) {
          [Line(x, $0, colour: .ink, style: LineStyle(width: 2)), Points(x, $0, name: "observed")]
        }
        if let reference { ReferenceLine(y: reference, colour: .red) }
      }
    }
  }

  private func observed(_ x: [Double], _ marks: ([Double]) -> [any Mark]) -> [any Mark] {
    let values = models.map { $0.observed ?? .nan }
    return values.contains(where: \.isFinite) ? marks(values) : []
  }

  // MARK: By name

  private var rows: Figure {
    let places = models.indices.map(Double.init)
    func bars(_ low: Int, _ high: Int, _ name: String, _ colour: Colour) -> Bars {
      Bars(
        at: places, from: models.map { $0.expected[low] }, to: models.map { $0.expected[high] },
        width: 0.8, direction: .sideways, name: name, colour: colour)
    }
    return Figure(
      title, description: description, width: 640,
      height: min(110 + 42 * Double(models.count + 2), 9000)
    ) {
      Panel(
        x: .linear(label, unit: unit, including: [0]),
        y: .categorical(models.map { shown($0.name, within: 180) } + ["", ""]), legend: .bottomRight
      ) {
        bars(0, 4, "expected ± 2σ", .twoSigma)
        bars(1, 3, "expected ± 1σ", .oneSigma)
        Strokes(x: models.map { $0.expected[2] }, name: "expected", style: LineStyle(dash: .dashed))
        observed(places) { [Points($0, places, name: "observed", diameter: 7)] }
        if let reference { ReferenceLine(x: reference, colour: .red) }
      }
    }
  }

  /// What is seen, in words.
  public var description: String {
    let parts = models.map { model in
      let observed = model.observed.map { "observed \(number($0)), " } ?? ""
      return "\(model.name): \(observed)expected \(number(model.expected[2]))"
        + " (\(number(model.expected[1])) to \(number(model.expected[3])))"
    }
    let label = PlotText.plain(label)
    let intervals = "with the interval of one standard deviation"
    let shownParts = parts.prefix(12).joined(separator: "; ")
    let rest = parts.count > 12 ? "; and \(parts.count - 12) more" : ""
    return "\(label) at \(percentage(1 - level)) confidence, \(intervals). \(shownParts)\(rest)."
  }
}
