import Plots
import TestSupport
import Testing

@testable import PhysicsFigures

@Suite("Figures of what nobody expects")
struct HostileTests {
  static let names = [
    "a_{b", "a_{b}", "x^{2}_{i}", "\\_{q}", "</text><script>alert(1)</script>", "& \"q\" 'r'", "",
    "two\nlines", "\u{202E}back", "\u{0}\u{FFFF}", "e\u{301}\u{301}\u{301}", "👩‍👩‍👧‍👦",
    String(repeating: "n", count: 80), String(repeating: "_{", count: 40),
    String(repeating: "w", count: 5000),
  ]

  private func figures(named name: String) -> [Figure] {
    let bins = FigureBins(edges: [0, 1, 2])
    let sample = FigureSample(name, [3, 4], variances: [1, 1])
    let pull = FigurePull(name, pull: 0.3, constraint: 0.9)
    let distribution = FigureDistribution(name, edges: [0, 1, 2], values: [1, 2])
    return [
      StackFigure(
        bins: bins, backgrounds: [sample], signals: [sample], data: FigureCounts(counts: [3, 5])
      ).figure,
      StackFigure(bins: FigureBins(categories: [name, name]), backgrounds: [sample]).figure,
      LimitFigure(
        parameter: name, points: [.init(mu: 0, observed: 1, expected: [1, 1, 1, 1, 1])]
      ).figure,
      LimitBandsFigure("", [.init(name, observed: 1, expected: [1, 2, 3, 4, 5])]).figure,
      PullsFigure("", [pull]).figure,
      ImpactsFigure("", on: name, [.init(name, down: -1, up: 1, pull: pull)]).figure,
      CorrelationFigure(names: [name, name], matrix: [[1, 0.5], [0.5, 1]]).figure,
      ScanFigure("", parameter: name, [.init(name, values: [0, 1], t: [0, 1])]).figure,
      TrainingFigure("", [.init("loss", [.init(name, [1, 0.5])])], phases: [.init(name, from: 1)])
        .figure,
      ResponseFigure("", [.init("before", [distribution])]).figure,
      CutFigure(label: "x", [distribution], after: 1).figure,
      ClosureFigure(bins: bins, exact: sample, relaxed: sample).figure,
      RunValuesFigure("", label: "x", [.init(name, RunLook(0), before: [], after: [1])]).figure,
      RunTemplatesFigure(
        "", bins: bins, [.init(name, RunLook(0), background: sample, signal: sample)]
      ).figure,
    ]
  }

  @Test(arguments: names)
  func `names come out as text`(_ name: String) throws {
    for figure in figures(named: name) {
      let svg = try ParsedSVG(figure.svg.text)
      #expect(svg.count("script") == 0)
      // Nothing of a name is raised or lowered.
      let short = name.count < 20 && !name.contains { $0.isNewline }
      guard short, name.contains("_{") || name.contains("^{") else { continue }
      #expect(svg.texts.contains { $0.contains(name) }, "\(figure.description)")
    }
  }

  @Test func `markup in a title is not read aloud with its backslashes`() throws {
    let figure = Figure(PlotText.literal("a_{b}")) { Panel(x: .linear(), y: .linear()) {} }
    let svg = try ParsedSVG(figure.svg.text)
    #expect(svg.elements.first { $0.name == "title" }?.text == "a_{b}")
  }

  private func isWhole(_ figure: Figure) throws -> Bool {
    let text = figure.svg.text
    _ = try ParsedSVG(text)
    let noNumbers = text.matches(of: /[ "](-?nan|-?inf)[ "]/)
    return noNumbers.isEmpty
  }

  private static let odd: [[Double]] = [
    [], [5], [0, 0, 0], [-3, 2, -1], [.nan, 1, .infinity], [-.infinity, .nan],
    [1e300, -1e300, 1e300], [1e-300, 0], Array(repeating: 7, count: 200),
  ]

  @Test(arguments: odd)
  func `stacks of odd numbers`(_ values: [Double]) throws {
    let bins = FigureBins(edges: (0...values.count).map(Double.init), label: "x")
    let sample = FigureSample("a", values, variances: values.map { $0 * $0 })
    let kinds: [(StackFigure.Comparison, FigureCounts?)] = [
      (.ratio, FigureCounts(counts: values)), (.pull, FigureCounts(counts: values)),
      (.significance, nil), (.none, nil),
    ]
    for scale in [StackFigure.Scale.linear, .logarithmic] {
      for (comparison, data) in kinds {
        for backgrounds in [[sample, sample], []] {
          let stack = StackFigure(
            bins: bins, backgrounds: backgrounds, signals: [sample], data: data,
            comparison: comparison, scale: scale, isPerWidth: true, blinded: [0, 2, 9])
          #expect(try isWhole(stack.figure))
          #expect(!stack.description.isEmpty)
        }
      }
    }
    #expect(try isWhole(ClosureFigure(bins: bins, exact: sample, relaxed: sample).figure))
    let run = RunTemplatesFigure.Curve("r", RunLook(0), background: sample, signal: sample)
    #expect(try isWhole(RunTemplatesFigure("", bins: bins, [run, run]).figure))
  }

  @Test(arguments: odd)
  func `other figures of odd numbers`(_ values: [Double]) throws {
    let pulls = values.map { FigurePull("p", pull: $0, constraint: $0) }
    let edges = (0...values.count).map(Double.init)
    let distribution = FigureDistribution("d", edges: edges, values: values)
    let place = values.first
    let figures = [
      PullsFigure("", pulls).figure,
      ImpactsFigure("", values.map { .init("p", down: $0, up: -$0, prefit: ($0, $0)) }).figure,
      ScanFigure("", [.init(values: values, t: values, best: place, uncertainty: place)]).figure,
      CorrelationFigure(
        names: values.prefix(12).map { _ in "p" },
        matrix: values.prefix(12).map { _ in Array(values.prefix(12)) }
      ).figure,
      LimitFigure(
        points: values.map { .init(mu: $0, observed: $0, expected: [$0, $0, $0, $0, $0]) },
        observedLimit: place
      ).figure,
      LimitBandsFigure(
        "", axis: .linear("m"),
        values.map { .init("m", at: $0, observed: $0, expected: [$0, $0, $0, $0, $0]) }
      ).figure,
      LimitBandsFigure(
        "", values.map { .init("m", observed: $0, expected: [$0, $0, $0, $0, $0]) },
        reference: place
      ).figure,
      TrainingFigure(
        loss: values, validation: values.map { ($0, $0) }, bestStep: place,
        phases: values.map { .init("p", from: $0) }
      ).figure,
      ResponseFigure("", [.init("a", [distribution], binEdges: values), .init("b", [])]).figure,
      CutFigure(label: "x", [distribution], before: place, after: values.last, slope: place).figure,
      CutFigure(label: "x", [], before: place, keeping: .below, slope: place).figure,
      RunValuesFigure(
        "", label: "x",
        [.init("r", RunLook(0), before: values, after: values, errorsAfter: values)]
      ).figure,
    ]
    for figure in figures { #expect(try isWhole(figure), "\(figure.description)") }
  }

  @Test func `bins with odd edges`() throws {
    for edges in [[0, .infinity], [.nan, 1], [1, 1], [2, 1], [-.infinity, 0], []] as [[Double]] {
      let values = edges.dropFirst().map { _ in 3.0 }
      let stack = StackFigure(
        bins: FigureBins(edges: edges), backgrounds: [FigureSample("a", values)],
        signals: [FigureSample("s", values)], data: FigureCounts(counts: values), isPerWidth: true,
        blinded: [0])
      #expect(try isWhole(stack.figure))
    }
  }

  @Test func `a hundred parameters and two hundred categories`() throws {
    let pulls = (0..<100).map { FigurePull("parameter \($0)", pull: 0.01, constraint: 1) }
    let shown = try ParsedSVG(PullsFigure("", pulls).figure.svg.text).texts
    #expect(shown.count { $0.hasPrefix("parameter") } == 100)
    let few = try ParsedSVG(PullsFigure("", pulls, most: 10).figure.svg.text).texts
    #expect(few.contains("and 90 with smaller pulls"))
    let bins = FigureBins(categories: (0..<200).map { "category \($0)" })
    let values = (0..<200).map { Double($0) }
    let stack = StackFigure(bins: bins, backgrounds: [FigureSample("a", values)])
    let names = try ParsedSVG(stack.figure.svg.text).texts.filter { $0.hasPrefix("category") }
    #expect(names.count == 40 && names[1] == "category 5")
  }
}
