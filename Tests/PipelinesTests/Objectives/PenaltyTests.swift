import Apus
import Foundation
import TestSupport
import Testing
import TinyAnalysis

@testable import Pipelines

/// Objectives of templates that can be written out in plain arithmetic.
@Suite("Penalties and yields")
struct PenaltyTests {
  /// The loss at the initial values, and the templates it is of.
  private func evaluated(_ objective: Objective) throws -> (loss: Double, HistogramCollection) {
    let analysis = TinyAnalysis { $0.objective = objective }
    let compiled = try analysis.compiled()
    let start = compiled.initialValues(seed: 1)
    let trainer = try Trainer(compiled, settings: TrainingSettings())
    return (
      try trainer.lossAndGradient(at: start).loss,
      try compiled.histograms(.training, .relaxed, at: start)
    )
  }

  @Test func `yields are sums over bins`() throws {
    let (signal, templates) = try evaluated(.signalYield)
    let expected = try templates["signal region/signal"].values.reduce(0, +)
    #expect(deviation(of: [signal], from: [-expected]) < 1e-12)
    let background = try evaluated(.backgroundYield).loss
    let total = try templates["signal region/background"].values.reduce(0, +)
    #expect(deviation(of: [background], from: [total]) < 1e-12)
  }

  @Test func `a minimum of background is missed by squares`() throws {
    let (loss, templates) = try evaluated(.minimumBackground(40))
    let background = try templates["signal region/background"].values
    let expected = background.reduce(0) { $0 + pow(max(0, 1 - $1 / 40), 2) }
    #expect(background.contains { $0 < 40 } && background.contains { $0 > 40 })
    #expect(deviation(of: [loss], from: [expected]) < 1e-12)
  }

  @Test func `a relative uncertainty is exceeded by squares`() throws {
    let (loss, templates) = try evaluated(.relativeUncertainty(0.1))
    let background = try templates["signal region/background"]
    let relative = zip(background.values, background.variances).map { $1.squareRoot() / $0 }
    #expect(relative.contains { $0 > 0.1 })
    let expected = relative.reduce(0) { $0 + pow(max(0, $1 - 0.1), 2) }
    #expect(deviation(of: [loss], from: [expected]) < 1e-12)
  }

  /// Two copies of the same shift are invisible to the significance, not to the penalty.
  @Test func `shifts of one sign cost, though Asimov data do not see them`() throws {
    func blind(_ objective: Objective, isShifted: Bool) throws -> Double {
      let analysis = TinyAnalysis {
        $0.objective = objective
        $0.change = { processes in
          let variation = processes[1].variations[0]
          let table = isShifted ? variation.up : processes[1].events
          processes[1].variations = [.init("position", down: table, up: table)]
        }
      }
      let compiled = try analysis.compiled()
      let trainer = try Trainer(compiled, settings: TrainingSettings())
      return try trainer.lossAndGradient(at: compiled.initialValues(seed: 1)).loss
    }
    let (plain, shifted) = (
      try blind(.significance, isShifted: false), try blind(.significance, isShifted: true)
    )
    #expect(deviation(of: [shifted], from: [plain]) < 1e-9)
    // Not 0: a normalisation uncertainty interpolates exponentially, but this one is symmetric.
    let baseline = try blind(.sameSignShifts, isShifted: false)
    #expect(abs(baseline) < 1e-20)
    #expect(try blind(.sameSignShifts, isShifted: true) > 0.1)
  }

  @Test func `counting leaves the uncertainties out, and combinations add up`() throws {
    let counting = try evaluated(.counting(.significance)).loss
    let (full, templates) = try evaluated(.significance)
    let (s, b) = (
      try templates["signal region/signal"].values, try templates["signal region/background"].values
    )
    let expected = zip(s, b).reduce(0) { $0 + 2 * (($1.0 + $1.1) * log1p($1.0 / $1.1) - $1.0) }
    #expect(deviation(of: [counting], from: [-expected.squareRoot()]) < 1e-9)
    #expect(counting < full)
    let sum = try evaluated(0.25 * .counting(.significance) + 3 * .significance).loss
    #expect(deviation(of: [sum], from: [0.25 * counting + 3 * full]) < 1e-12)
  }

  @Test func `a signal that is none is named`() throws {
    let error = #expect(throws: PipelineError.self) { try evaluated(.significance(of: "signl")) }
    #expect(
      "\(error!)" == """
        the objective names signal 'signl', which does not exist; did you mean 'signal'?; the signals \
        are signal
        """)
  }
}
