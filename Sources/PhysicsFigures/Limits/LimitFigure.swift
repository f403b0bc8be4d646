import Inference
import Plots

/// CLs against the signal strength, observed and expected, with the level below which a signal is excluded.
///
/// ```swift
/// let tests = try mus.map { mu in (mu, try likelihood.limitTest(mu: mu).result) }
/// let figure = LimitFigure("H → ττ", tests, limit: try likelihood.upperLimit().result)
/// ```
public struct LimitFigure: Sendable {
  /// One tested signal strength.
  public struct Point: Sendable, Hashable {
    /// The signal strength.
    public var mu: Double
    /// CLs of the data; nil for none.
    public var observed: Double?
    /// CLs expected from background alone at −2, −1, 0, 1 and 2 standard deviations; may be empty.
    public var expected: [Double]

    /// - Parameters:
    ///   - mu: The signal strength.
    ///   - observed: CLs of the data; nil for none.
    ///   - expected: At −2, −1, 0, 1 and 2 standard deviations, or none.
    /// - Precondition: There are five expected ones, or none.
    public init(mu: Double, observed: Double?, expected: [Double]) {
      precondition(
        expected.isEmpty || expected.count == 5,
        "CLs at μ = \(mu): \(expected.count) expected values; give 5, or none")
      (self.mu, self.observed, self.expected) = (mu, observed, expected)
    }
  }

  /// What stands above, with subscripts `_{…}` and superscripts `^{…}`.
  public var title: String
  /// The name of the parameter, shown letter by letter.
  public var parameter: String
  /// The tested signal strengths, rising.
  public let points: [Point]
  /// The CLs that an excluded signal strength falls below.
  public let level: Double
  /// The observed limit; nil if it is not known.
  public let observedLimit: Double?
  /// The limits expected at −2, −1, 0, 1 and 2 standard deviations; may be empty.
  public let expectedLimits: [Double]

  /// Tests, and the limit that they lead to.
  ///
  /// - Parameters:
  ///   - title: What stands above, with subscripts and superscripts.
  ///   - parameter: The name of the parameter, shown letter by letter.
  ///   - tests: Signal strengths with their tests, in any order.
  ///   - limit: The limit; nil if it is not known.
  ///   - showsObserved: Whether the data's CLs is shown, or only what is expected.
  public init(
    _ title: String, parameter: String = "μ", _ tests: [(mu: Double, test: LimitTest<Double>)],
    limit: UpperLimit<Double>? = nil, showsObserved: Bool = true
  ) {
    self.init(
      title, parameter: parameter,
      points: tests.map {
        Point(mu: $0.mu, observed: showsObserved ? $0.test.cls : nil, expected: $0.test.expectedCLs)
      }, level: limit?.level ?? 0.05, observedLimit: showsObserved ? limit?.observed : nil,
      expectedLimits: limit?.expected ?? [])
  }

  /// Numbers of any origin.
  ///
  /// - Parameters:
  ///   - title: What stands above, with subscripts and superscripts.
  ///   - parameter: The name of the parameter, shown letter by letter.
  ///   - points: The tested signal strengths, in any order.
  ///   - level: The CLs that an excluded signal strength falls below.
  ///   - observedLimit: The observed limit; nil if it is not known.
  ///   - expectedLimits: At −2, −1, 0, 1 and 2 standard deviations, or none.
  /// - Precondition: There are five expected limits, or none.
  public init(
    _ title: String = "", parameter: String = "μ", points: [Point], level: Double = 0.05,
    observedLimit: Double? = nil, expectedLimits: [Double] = []
  ) {
    precondition(
      expectedLimits.isEmpty || expectedLimits.count == 5,
      "\(expectedLimits.count) expected limits; give 5, or none")
    (self.title, self.parameter, self.level) = (title, parameter, level)
    self.points = points.filter { $0.mu.isFinite }.sorted { $0.mu < $1.mu }
    (self.observedLimit, self.expectedLimits) = (observedLimit, expectedLimits)
  }

  /// The picture.
  public var figure: Figure {
    Figure(title, description: description, width: 640, height: 440) {
      Panel(x: .linear(shown(parameter)), y: .logarithmic("CL_{s}"), legend: .automatic) {
        Framed(x: points.map(\.mu), y: [lowest, 1, level]) {
          bands
          ReferenceLine(
            y: level, name: "CL_{s} = \(number(level))", colour: .red, style: LineStyle(width: 1.4))
          limitLines
          curves
        }
      }
    }
  }

  /// The least that is shown: what is expected at the least, but a thousandth of the level at most below.
  private var lowest: Double {
    let values = points.flatMap { point in
      [point.observed].compactMap(\.self) + (point.expected.isEmpty ? [] : [point.expected[2]])
    }
    let least = values.filter { $0 > 0 && $0.isFinite }.min() ?? level
    return max(min(least, level / 3), level * 1e-3)
  }

  private var bands: [any Mark] {
    let points = points.filter { !$0.expected.isEmpty }
    guard points.count > 1 else { return [] }
    let x = points.map(\.mu)
    func band(_ low: Int, _ high: Int, _ name: String, _ colour: Colour) -> Band {
      Band(
        x, lower: points.map { max($0.expected[low], 1e-300) },
        upper: points.map { $0.expected[high] },
        name: name, colour: colour, opacity: 1)
    }
    return [band(0, 4, "expected ± 2σ", .twoSigma), band(1, 3, "expected ± 1σ", .oneSigma)]
  }

  private var curves: [any Mark] {
    let expected = points.filter { !$0.expected.isEmpty }
    let observed = points.filter { $0.observed != nil }
    var marks: [any Mark] = []
    if !expected.isEmpty {
      marks.append(
        Line(
          expected.map(\.mu), expected.map { $0.expected[2] }, name: "expected", colour: .ink,
          style: LineStyle(dash: .dashed)))
    }
    if !observed.isEmpty {
      let (x, y) = (observed.map(\.mu), observed.map { $0.observed ?? .nan })
      marks.append(Line(x, y, name: "observed", colour: .ink, style: LineStyle(width: 2)))
      if observed.count <= 40 { marks.append(Points(x, y, diameter: 5)) }
    }
    return marks
  }

  private var limitLines: [any Mark] {
    func line(_ x: Double, _ style: LineStyle) -> [any Mark] {
      guard x.isFinite else { return [] }
      return [Line([x, x], [1e-300, level], colour: .ink, style: style)]
    }
    let median =
      expectedLimits.isEmpty ? [] : line(expectedLimits[2], LineStyle(width: 1, dash: .dotted))
    return median + (observedLimit.map { line($0, LineStyle(width: 1)) } ?? [])
  }

  /// What is seen, in words.
  public var description: String {
    let confidence = percentage(1 - level)
    var parts = ["CLs of \(counted(points.count, "value")) of \(parameter)."]
    if let observedLimit {
      parts.append("Observed limit at \(confidence) confidence: \(number(observedLimit)).")
    }
    if !expectedLimits.isEmpty {
      let limits = expectedLimits.map { number($0) }
      parts.append(
        "Expected: \(limits[2]), within one standard deviation \(limits[1]) to \(limits[3]),"
          + " within two \(limits[0]) to \(limits[4]).")
    }
    return parts.joined(separator: " ")
  }
}
