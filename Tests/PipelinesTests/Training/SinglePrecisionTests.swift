import Apus
import NumericalMethods
import TestSupport
import Testing

/// An analysis whose network computes as precisely as one likes.
private struct PreciseAnalysis: Analysis {
  @Trainable var network = MLP(inputs: 2, hidden: [12, 6], activation: .tanh, output: .sigmoid)
  @Trainable(.ordered(in: 0...1)) var edges = [0.4, 0.7]

  init() {}

  init(precision: Precision) {
    _network = Trainable(
      wrappedValue: MLP(
        inputs: 2, hidden: [12, 6], activation: .tanh, output: .sigmoid, precision: precision))
  }

  var training: TrainingSettings {
    TrainingSettings {
      $0.steps = 15
      $0.optimiser = Adam(learningRate: 0.02)
      $0.batchSize = 150
    }
  }

  var pipeline: Pipeline {
    Observe("score") { network.score($0.standardised(["x", "y"])) }
    Fill(innerEdges: edges, in: 0...1, bandwidth: 0.1, variance: .ofCounts)
    Model(poi: "mu") {
      NormSys("normalisation", 0.1, on: "background")
      StatError()
    }
    Objective.significance
  }

  func data(_ request: DataRequest) throws -> AnalysisData {
    func events(_ name: String, mean: Double) throws -> EventTable {
      func normals(_ column: String) -> [Double] {
        RandomStream(seed: request.seed, purpose: name + column).normals(count: 900)
          .map { $0 + mean }
      }
      return try EventTable(columns: ["x": normals("x"), "y": normals("y")])
    }
    return try AnalysisData(
      splitting: [
        PhysicsProcess(
          "signal", role: .signal, events: events("signal", mean: 0.7), expectedEvents: 20),
        PhysicsProcess(
          "background", role: .background, events: events("background", mean: -0.7),
          expectedEvents: 100),
      ], seed: request.seed)
  }
}

@Suite("Training a network in single precision")
struct SinglePrecisionTrainingTests {
  private func losses(_ precision: Precision) throws -> [Double] {
    let analysis = PreciseAnalysis(precision: precision)
    let compiled = try CompiledAnalysis(analysis, data: analysis.data(DataRequest()))
    let trainer = try Trainer(compiled, settings: analysis.training)
    let start = ParameterValues.initial(compiled.parameters.trainable, seed: 3)
    return try trainer.run(from: start).history.map(\.loss)
  }

  @Test func `goes the way of double precision to five digits`() throws {
    let (double, single) = (try losses(.double), try losses(.single))
    #expect(double.count == 15 && double.last! < double[0])
    #expect(deviation(of: single, from: double) < 1e-5)
    #expect(single != double)
  }
}
