import Apus

/// The tiny analysis with a network whose weights are kept in NumPy files.
public struct WideAnalysis: Analysis {
  @Trainable var network = MLP(inputs: 1, hidden: [12, 9], activation: .tanh, output: .sigmoid)
  @Trainable(.ordered(in: 0...1)) var edges = [0.35, 0.6]
  @Annealed(.cosine(from: 0.2, to: 0.1)) var bandwidth

  public init() {}

  public var training: TrainingSettings {
    TrainingSettings {
      $0.preparation = [TrainingPhase(steps: 20, on: .crossEntropy)]
      $0.steps = 60
      $0.batchSize = 60
      $0.averaging = 0.9
      $0.optimiser = Adam(learningRate: 0.02)
      $0.validationInterval = 3
      $0.checkpointInterval = 4
    }
  }

  public var pipeline: Pipeline {
    Observe("score") { network.score($0.standardised(["x"])) }
    Fill(innerEdges: edges, in: 0...1, bandwidth: bandwidth)
    Model(poi: "mu") {
      NormSys("normalisation", 0.1, on: "background")
      HistoSys("position")
      StatError(prior: 0.5)
    }
    Objective.significance
  }

  public func data(_ request: DataRequest) throws -> AnalysisData {
    try TinyAnalysis().data(request)
  }
}
