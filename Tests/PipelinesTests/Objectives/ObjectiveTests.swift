import Apus
import Foundation
import TestSupport
import Testing
import TinyAnalysis

@testable import Pipelines

/// A score by a formula, so that losses can be written out in plain arithmetic.
private struct Formula: Analysis {
  @Trainable var centre = 0.2
  @Trainable(.positive) var steepness = 1.5
  var scale = 1.0
  var hasStatError = false
  var objective = Objective.significance

  var pipeline: Pipeline {
    Observe("score") { sigmoid(scale * steepness * ($0["x"] - centre)) }
    Fill(edges: [0, 0.3, 0.6, 1], bandwidth: 0.1)
    Model { if hasStatError { StatError() } }
    objective
  }

  func data(_ request: DataRequest) throws -> AnalysisData { try TinyAnalysis().data(request) }

  init() {}
  init(_ configure: (inout Formula) -> Void) { configure(&self) }

  /// The loss at the initial values, and the templates that it sees.
  func evaluated() throws -> (loss: Double, signal: [Double], background: Histogram) {
    let compiled = try CompiledAnalysis(self, data: data(DataRequest()))
    let start = compiled.initialValues(seed: 1)
    let trainer = try Trainer(compiled, settings: TrainingSettings())
    let templates = try compiled.histograms(.training, .relaxed, at: start)
    return (
      try trainer.lossAndGradient(at: start).loss, try templates["signal region/signal"].values,
      try templates["signal region/background"]
    )
  }
}

private let combined =
  Objective.cls + 0.5 * .counting(.upperLimit) + 2 * .significance(of: "signal")

@Suite("Objectives")
struct ObjectiveTests {
  /// √Σ 2((s + b) log(1 + s/b) − s): arXiv:1007.1727, equation 97, over independent bins.
  private func significance(_ signal: [Double], _ background: [Double]) -> Double {
    zip(signal, background).reduce(0) {
      $0 + 2 * (($1.0 + $1.1) * log(1 + $1.0 / $1.1) - $1.0)
    }.squareRoot()
  }

  @Test func `significance and p-value are those of counting experiments`() throws {
    let found = try Formula().evaluated()
    let expected = significance(found.signal, found.background.values)
    #expect(deviation(of: [found.loss], from: [-expected]) < 1e-9)
    let pValue = try Formula { $0.objective = .pValue }.evaluated().loss
    #expect(deviation(of: [pValue], from: [0.5 * erfc(expected / 2.0.squareRoot())]) < 1e-8)
  }

  /// q₁ = Σ 2(s − b log(1 + s/b)) for data without signal, CLs = 2 Φ(−√q₁).
  @Test func `CLs is that of counting experiments`() throws {
    let found = try Formula { $0.objective = .cls }.evaluated()
    let q = zip(found.signal, found.background.values).reduce(0) {
      $0 + 2 * ($1.0 - $1.1 * log(1 + $1.0 / $1.1))
    }
    #expect(deviation(of: [found.loss], from: [erfc((q / 2).squareRoot())]) < 1e-8)
  }

  /// The information is an arrow: s²/n and s b/n in the row of the signal strength, b²/n + 1/δ² on the diagonal.
  @Test func `uncertainty and generalised variance invert the information`() throws {
    let found = try Formula {
      ($0.objective, $0.hasStatError) = (.uncertainty, true)
    }.evaluated()
    var (schur, logDeterminant) = (0.0, 0.0)
    let bins = zip(zip(found.signal, found.background.values), found.background.variances)
    for ((s, b), variance) in bins {
      let (n, widths) = (s + b, b * b / variance)
      let diagonal = b * b / n + widths
      schur += s * s / n - (s * b / n) * (s * b / n) / diagonal
      logDeterminant += log(diagonal)
    }
    #expect(deviation(of: [found.loss], from: [1 / schur.squareRoot()]) < 1e-10)
    let variance = try Formula {
      ($0.objective, $0.hasStatError) = (.generalisedVariance, true)
    }.evaluated().loss
    #expect(deviation(of: [variance], from: [-logDeterminant - log(schur)]) < 1e-10)
  }

  /// −⟨log s⟩ − ⟨log(1 − s)⟩ over two, in the weights of each process.
  @Test(arguments: [1.0, 10, 1e3])
  func `cross-entropy is plain arithmetic, saturated scores included`(scale: Double) throws {
    let analysis = Formula {
      ($0.objective, $0.scale) = (.crossEntropy, scale)
    }
    let data = try analysis.data(DataRequest())[.training]
    var means: [Double] = []
    for process in data {
      let (x, weights) = (try process.events.column("x"), try process.events.column("weight"))
      let losses = x.map { x in
        let z = scale * 1.5 * (x - 0.2)
        // Of doubles, e^-708 is the smallest score, and 2^-53 the smallest distance from 1.
        return process.role == .signal
          ? min(log1p(exp(-z)), -log(Double.leastNormalMagnitude))
          : min(z > 30 ? z : log1p(exp(z)), 53 * log(2))
      }
      means.append(
        zip(losses, weights).reduce(0) { $0 + $1.0 * $1.1 } / weights.reduce(0, +))
    }
    let found = try analysis.evaluated().loss
    // 1 − s rounds to multiples of 2^-53 near 1, so single events may be off by log 1.5.
    #expect(deviation(of: [found], from: [(means[0] + means[1]) / 2]) < (scale == 1 ? 1e-12 : 1e-2))
    #expect(found.isFinite)
  }

  @Test(
    arguments: Measure.all.map { Objective([.init($0.make($0.argument == "share" ? 0.05 : 12))]) }
      + [combined])
  func `have gradients through the whole pipeline`(objective: Objective) throws {
    let analysis = TinyAnalysis { $0.objective = objective }
    let compiled = try analysis.compiled()
    let trainer = try Trainer(compiled, settings: analysis.training)
    let check = try GradientCheck(trainer, elements: 3, seed: 1)
    #expect(check.rows.count >= 4)
    // Total yields do not depend on where events lie: derivatives of about 1e-13 have no digits.
    let isYield = objective == .signalYield || objective == .backgroundYield
    for row in check.rows where !isYield || abs(row.analytic - row.numeric) > 1e-8 {
      #expect(row.relativeError < 2e-7, "\(objective): \(row)")
    }
    #expect(check.rows.contains { abs($0.analytic) > 1e-4 })
  }

  @Test func `have gradients in several channels`() throws {
    let compiled = try CompiledAnalysis(TwoChannels(), data: TwoChannels().data(DataRequest()))
    let check = try GradientCheck(
      Trainer(compiled, settings: TrainingSettings()), elements: 3, seed: 1)
    #expect(check.rows.map(\.path) == ["low", "edges", "edges"])
    for row in check.rows { #expect(row.relativeError < 2e-7, "\(row)") }
  }
}
