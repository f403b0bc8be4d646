import Foundation
import Plots

@testable import PhysicsFigures

/// Figures of every kind, for tests and for looking at.
enum Gallery {
  static let edges = (0...24).map { 60 + 5 * Double($0) }
  static let centres = (0..<24).map { 62.5 + 5 * Double($0) }
  static func peak(_ size: Double, at place: Double, width: Double) -> [Double] {
    centres.map { size * exp(-0.5 * pow(($0 - place) / width, 2)) }
  }
  static func falling(_ size: Double, _ length: Double) -> [Double] {
    centres.map { size * exp(-($0 - 60) / length) }
  }
  static func sample(_ name: String, _ values: [Double], weight: Double = 0.5) -> FigureSample {
    FigureSample(name, values, variances: values.map { $0 * weight })
  }

  static let bins = FigureBins(edges: edges, label: "m_{ττ}", unit: "GeV")
  static let backgrounds = [
    sample("W + jets", falling(60, 60), weight: 2), sample("t t̄", falling(30, 120)),
    sample("Z → ℓℓ", peak(40, at: 91, width: 9)), sample("Z → ττ", peak(320, at: 91, width: 14)),
  ]
  static let higgs = FigureSample(
    "H → ττ", peak(14, at: 125, width: 13), underflow: 0, overflow: 0.2)
  static let counts: [Double] = {
    let total = centres.indices.map { bin in backgrounds.reduce(0) { $0 + $1.values[bin] } }
    return total.enumerated().map {
      max(($1 + 1.1 * $1.squareRoot() * sin(Double($0 * 7))).rounded(), 0)
    }
  }()

  static var withData: StackFigure {
    StackFigure(
      "H → ττ", heading: "signal region, μτ_{h}", caption: "10 fb^{−1} (13 TeV)", bins: bins,
      backgrounds: backgrounds, signals: [higgs],
      data: FigureCounts(counts: counts, overflow: 4))
  }

  static var asimov: StackFigure {
    StackFigure(
      "H → ττ", heading: "expected events", caption: "10 fb^{−1} (13 TeV)", bins: bins,
      backgrounds: backgrounds + [], signals: [higgs, sample("Z′", peak(4, at: 160, width: 6))])
  }

  static var blinded: StackFigure {
    var stack = StackFigure(
      "Blinded", caption: "10 fb^{−1}", bins: bins, backgrounds: backgrounds, signals: [higgs],
      data: FigureCounts(counts: counts), comparison: .pull, scale: .logarithmic,
      blinded: [11, 12, 13, 14])
    stack.heading = "pulls, logarithmic"
    return stack
  }

  static var categories: StackFigure {
    let names = ["0 jets", "1 jet", "2 jets, VBF", "control region W", "control a_{b}"]
    func sample(_ name: String, _ values: [Double]) -> FigureSample {
      FigureSample(name, values, variances: values.map { 0.01 * $0 * $0 })
    }
    return StackFigure(
      "Regions", bins: FigureBins(categories: names, label: "region"),
      backgrounds: [
        sample("W", [200, 90, 12, 800, 40]), sample("Z", [900, 420, 30, 90, 60]),
      ], signals: [sample("Higgs", [12, 9, 4.5, 0.4, 0.2])],
      data: FigureCounts(counts: [1130, 489, 40, 1110, 0]), scale: .logarithmic)
  }

  static var many: StackFigure {
    let edges = [0.0, 10, 20, 40, 80, 160, 400]
    let samples = (0..<60).map { index in
      FigureSample(
        "process \(index) " + String(repeating: "x", count: index == 3 ? 70 : index % 5),
        (0..<6).map { 100 / Double(1 + (index * 7) % 60) / Double(1 + $0) }, variances: nil)
    }
    return StackFigure(
      "Sixty processes", bins: FigureBins(edges: edges, label: "p_{T}", unit: "GeV"),
      backgrounds: samples, data: FigureCounts(counts: [470, 220, 160, 40, 92, 79]),
      uncertainty: [20, 12, 9, 8, 6, 5], isPerWidth: true)
  }

  static var one: StackFigure {
    let name = "CMS_process_" + String(repeating: "very_", count: 14) + "long_2018"
    return StackFigure(
      "One bin, long names", heading: "cut_{and} count",
      bins: FigureBins(categories: ["signal region " + name]),
      backgrounds: [
        FigureSample("a_{b}^{c", [12], variances: [4]), FigureSample(name, [7], variances: [2]),
        FigureSample("negative", [-2], variances: [1]),
      ], signals: [FigureSample("signal of " + name, [5])], data: FigureCounts(counts: [0]))
  }

  static var limit: LimitFigure {
    let points = (0...24).map { index -> LimitFigure.Point in
      let mu = 0.1 * Double(index)
      func cls(_ shift: Double) -> Double { min(exp(-1.6 * mu * mu / shift - 0.5 * mu / shift), 1) }
      return LimitFigure.Point(
        mu: mu, observed: cls(1.25), expected: [0.45, 0.65, 1, 1.6, 2.6].map(cls))
    }
    return LimitFigure(
      "Upper limit", points: points, observedLimit: 1.38,
      expectedLimits: [0.8, 0.98, 1.22, 1.55, 2])
  }

  static let models = [
    LimitBandsFigure.Model(
      "simplified, m = 200", at: 200, observed: 3.1, expected: [1.5, 2, 2.8, 3.9, 5.2]),
    .init("simplified, m = 300", at: 300, observed: 1.1, expected: [0.7, 0.95, 1.3, 1.9, 2.5]),
    .init("with_{braces}", at: 400, observed: 0.5, expected: [0.3, 0.4, 0.6, 0.85, 1.2]),
    .init("m = 600", at: 600, observed: 0.42, expected: [0.15, 0.2, 0.3, 0.42, 0.6]),
  ]
  static var limitsByMass: LimitBandsFigure {
    LimitBandsFigure(
      "Limits", label: "σ × B", unit: "pb", axis: .linear("m_{A}", unit: "GeV"), models)
  }
  static var limitsByName: LimitBandsFigure { LimitBandsFigure("Limits", models, reference: 1) }

  static let pulls: [FigurePull] = (0..<24).map { (index: Int) -> FigurePull in
    let names = ["lumi", "jes_flavour", "tau_id_{pt}", "W_norm", "pile-up"]
    let constraint: Double = 0.4 + 0.55 * abs(cos(Double(index)))
    return FigurePull(
      "\(names[index % 5])_\(index)", pull: 1.4 * sin(Double(index * index)), constraint: constraint
    )
  }
  static var pullsFigure: PullsFigure { PullsFigure("Pulls", pulls) }

  static let impactRows = pulls.enumerated().map { index, pull in
    let size = 0.3 / Double(index + 1)
    return ImpactsFigure.Row(
      pull.name, down: -size * 0.9, up: index % 3 == 0 ? -0.2 * size : size,
      prefit: index % 4 == 0 ? nil : (-1.2 * size, 1.25 * size), pull: index % 6 == 5 ? nil : pull)
  }
  static var impacts: ImpactsFigure { ImpactsFigure("Impacts", impactRows, most: 15) }

  static func correlation(_ count: Int) -> CorrelationFigure {
    func element(_ i: Int, _ j: Int) -> Double {
      let phase = Double(3 * (i + j) + i * j)
      return i == j ? 1 : 0.8 * cos(phase) / Double(1 + abs(i - j))
    }
    return CorrelationFigure(
      "Correlations", names: (0..<count).map { pulls[$0 % 24].name + "\($0)" },
      matrix: (0..<count).map { i in (0..<count).map { element(i, $0) } })
  }

  static var scan: ScanFigure {
    let values = (0...40).map { Double($0) * 0.075 - 0.4 }
    func curve(_ name: String, _ width: Double, _ skew: Double) -> ScanFigure.Curve {
      let t = values.map { pow(($0 - 1.1) / width, 2) * (1 - skew * ($0 - 1.1)) }
      return .init(
        name, values: values, t: t, best: 1.1, uncertainty: width,
        interval: (1.1 - 1.05 * width)...(1.1 + 0.97 * width))
    }
    return ScanFigure("Scan", [curve("", 0.42, 0.2)])
  }
  static var scans: ScanFigure {
    var figure = ScanFigure("Scans", scan.curves)
    let other = ScanFigure.Curve(
      "without systematics", values: scan.curves[0].values,
      t: scan.curves[0].t.map { $0 * 1.7 }, best: 1.1)
    var first = scan.curves[0]
    first.name = "all uncertainties"
    figure = ScanFigure("Scans", [first, other])
    return figure
  }

  static var training: TrainingFigure {
    let loss = (0..<600).map { (index: Int) -> Double in
      let (step, noise) = (Double(index), sin(0.1 * Double(index * index)))
      return 1.2 * exp(-step / 120) - 1.9 + 0.04 * noise
    }
    let validation = (1...30).map { (index: Int) -> (step: Double, significance: Double) in
      let step = 20 * Double(index)
      let rise: Double = 1.1 * exp(-step / 150)
      return (step, 2.1 - rise - 1e-6 * pow(step - 420, 2))
    }
    return TrainingFigure(
      "Training", loss: loss, validation: validation, bestStep: 420,
      phases: [.init("warm-up", from: 1), .init("all parameters", from: 120)])
  }

  static func scores(_ sharpness: Double) -> [FigureDistribution] {
    let edges = (0...40).map { Double($0) / 40 }
    let centres = (0..<40).map { (Double($0) + 0.5) / 40 }
    return [
      .init(
        "background", edges: edges, values: centres.map { exp(-sharpness * $0) + 0.05 }),
      .init("signal", edges: edges, values: centres.map { exp(-sharpness * (1 - $0)) + 0.05 }),
    ]
  }
  static var response: ResponseFigure {
    ResponseFigure(
      "Response",
      [
        .init("before training", scores(0.8), binEdges: [0.25, 0.5, 0.75]),
        .init("after training", scores(5), binEdges: [0.31, 0.62, 0.88]),
      ])
  }

  static var cut: CutFigure {
    let edges = (0...50).map { 4 * Double($0) }
    let centres = (0..<50).map { 4 * Double($0) + 2 }
    return CutFigure(
      "Cut", label: "p_{T}^{miss}", unit: "GeV",
      [
        .init("W + jets", edges: edges, values: centres.map { $0 * exp(-$0 / 22) }),
        .init("Higgs", edges: edges, values: centres.map { $0 * $0 * exp(-$0 / 30) }),
      ], before: 30, after: 62.4, slope: 0.12)
  }

  static var closure: ClosureFigure {
    let exact = peak(200, at: 120, width: 25)
    return ClosureFigure(
      "Closure", bins: bins, exact: sample("exact", exact, weight: 1),
      relaxed: sample(
        "relaxed", exact.enumerated().map { $1 * (1 + 0.02 * sin(Double($0))) }, weight: 0.8))
  }

  static let runs = (0..<12).map { "run \($0)" + (["", " with a setting"][$0 % 2]) }
  static var runValues: RunValuesFigure {
    RunValuesFigure(
      "Significance", label: "expected significance [σ]",
      runs.enumerated().map { index, name in
        let after = 3.5 - 0.12 * Double(index)
        return .init(
          name, RunLook(index), before: [1.4 + 0.05 * Double(index % 3)], after: [after],
          errorsBefore: [0.12], errorsAfter: [0.08 + 0.01 * Double(index)])
      })
  }
  static var runEdges: RunValuesFigure {
    RunValuesFigure(
      "Edges", label: "score", unit: "GeV",
      runs.prefix(3).enumerated().map { index, name in
        .init(
          name, RunLook(index), before: [0.25, 0.5, 0.75],
          after: [0.3, 0.55, 0.8 + 0.02 * Double(index)])
      })
  }
  static var runTemplates: RunTemplatesFigure {
    RunTemplatesFigure(
      "Templates", bins: bins,
      runs.prefix(3).enumerated().map { index, name in
        let shift = Double(index)
        return .init(
          name, RunLook(index),
          background: sample("b", falling(200 - 10 * shift, 60 + 5 * shift)),
          signal: sample("s", peak(12 + shift, at: 125, width: 12 - shift), weight: 0.1))
      })
  }
  static var trainings: TrainingFigure {
    let curves = runs.enumerated().map { index, name in
      TrainingFigure.Curve(
        name, steps: (0..<20).map { Double(5 * $0) },
        (0..<20).map { 3 - 0.1 * Double(index) - 1.5 * exp(-Double($0) / Double(3 + index)) },
        hasPoints: true, look: RunLook(index))
    }
    var figure = TrainingFigure("Runs", [.init("expected significance [σ]", curves)])
    figure.currentStep = 40
    return figure
  }

  static var all: [(name: String, figure: Figure, text: String)] {
    [
      ("stack", withData.figure, withData.description),
      ("asimov", asimov.figure, asimov.description),
      ("blinded", blinded.figure, blinded.description),
      ("categories", categories.figure, categories.description),
      ("many", many.figure, many.description), ("one", one.figure, one.description),
      ("limit", limit.figure, limit.description),
      ("limits", limitsByMass.figure, limitsByMass.description),
      ("models", limitsByName.figure, limitsByName.description),
      ("pulls", pullsFigure.figure, pullsFigure.description),
      ("impacts", impacts.figure, impacts.description),
      ("correlations", correlation(6).figure, correlation(6).description),
      ("correlations-many", correlation(60).figure, correlation(60).description),
      ("scan", scan.figure, scan.description), ("scans", scans.figure, scans.description),
      ("training", training.figure, training.description),
      ("response", response.figure, response.description),
      ("cut", cut.figure, cut.description), ("closure", closure.figure, closure.description),
      ("runs", runValues.figure, runValues.description),
      ("run-edges", runEdges.figure, runEdges.description),
      ("run-templates", runTemplates.figure, runTemplates.description),
      ("trainings", trainings.figure, trainings.description),
    ]
  }
}
