import Apus
import Foundation
import TestSupport
import Testing
import TinyAnalysis

@testable import Pipelines

private struct Cooling: Analysis {
  @Trainable(.ordered(in: -4...4)) var edges = [-1.0, 1]
  @Annealed(.exponential(from: 0.8, to: 0.1), unit: "GeV") var bandwidth

  var pipeline: Pipeline {
    Observe("x", unit: "GeV") { $0["x"] }
    Fill(innerEdges: edges, in: -4...4, bandwidth: bandwidth)
    Model()
    Objective.significance
  }

  func data(_ request: DataRequest) throws -> AnalysisData { try TinyAnalysis().data(request) }
}

@Suite("Annealing")
struct AnnealingTests {
  @Test(arguments: [
    (Annealing.linear(from: 2, to: 1), 1.75, 1.5),
    (.exponential(from: 4, to: 1), 4 * pow(0.25, 0.25), 2),
    (.cosine(from: 2, to: 1), 1 + 0.5 * (1 + 0.5.squareRoot()), 1.5),
  ])
  func `goes from the first value to the last`(
    annealing: Annealing, quarter: Double, middle: Double
  ) {
    #expect(annealing.value(at: 0) == annealing.start && annealing.value(at: 1) == annealing.end)
    #expect(abs(annealing.value(at: 0.25) - quarter) < 1e-14)
    #expect(abs(annealing.value(at: 0.5) - middle) < 1e-14)
  }

  @Test func `moves a number that no gradient moves`() throws {
    let compiled = try CompiledAnalysis(Cooling(), data: Cooling().data(DataRequest()))
    let bandwidth = compiled.parameters[1]
    #expect(compiled.parameters.paths == ["edges", "bandwidth"])
    let trainer = try Trainer(
      compiled,
      settings: TrainingSettings {
        $0.preparation = [TrainingPhase(steps: 2)]
        $0.steps = 5
        $0.checkpointInterval = 1
      })
    #expect(trainer.idle.isEmpty)
    var seen: [Double] = []
    let result = try trainer.run(
      TrainingState(from: compiled.initialValues(seed: 1)),
      save: { seen.append($0.values[bandwidth].scalar) })
    let expected = [0.8, 0.8] + (0..<5).map { 0.8 * pow(0.125, Double($0) / 4) } + [0.1]
    #expect(deviation(of: seen, from: expected) < 1e-14)
    // What the loss was: the relaxed significance of that bandwidth.
    let metrics = try compiled.metrics(.training, .relaxed, at: result.initial)
    #expect(abs(result.history[0].loss + metrics.significance) < 1e-12)
    #expect(result.last.valuesByPath["bandwidth"] == Tensor(0.1))
  }

  @Test func `is described`() throws {
    let compiled = try CompiledAnalysis(Cooling(), data: Cooling().data(DataRequest()))
    let summary = compiled.summary(named: "Cooling")
    #expect(summary.contains("Trainable parameters (2 numbers)"))
    #expect(
      summary.contains("Annealed in training\n  bandwidth from 0.8 to 0.1 exponentially"))
  }
}
