import Apus
import NumericalMethods

/// A small analysis with every kind of trainable: a cut, a network and an edge.
struct SmallAnalysis: Analysis {
  @Trainable var cut = -1.0
  @Trainable var network = MLP(inputs: 1, hidden: [3], output: .sigmoid)
  @Trainable(.ordered(in: 0...1)) var edges = [0.5]
  var prior = 0.0

  var training: TrainingSettings { TrainingSettings { $0.steps = 2 } }

  var pipeline: Pipeline {
    Select("x", slope: 2) { $0["x"] > cut }
    Observe("score") { network.score($0.columns(["x"])) }
    Fill(innerEdges: edges, in: 0...1, bandwidth: 0.1, variance: .ofCounts)
    Model(poi: "mu") {
      NormSys("normalisation", 0.1, on: "background")
      StatError(prior: prior)
    }
    Objective.significance
  }

  func data(_ request: DataRequest) throws -> AnalysisData {
    func events(_ name: String, mean: Double) throws -> EventTable {
      let values = RandomStream(seed: request.seed, purpose: name).normals(count: 200)
      return try EventTable(columns: ["x": values.map { $0 + mean }])
    }
    return try AnalysisData(
      splitting: [
        PhysicsProcess(
          "signal", role: .signal, events: events("signal", mean: 1), expectedEvents: 20),
        PhysicsProcess(
          "background", role: .background, events: events("background", mean: -1),
          expectedEvents: 100),
      ], seed: request.seed)
  }

  func compiled() throws -> CompiledAnalysis {
    try CompiledAnalysis(self, data: data(DataRequest()))
  }
}
