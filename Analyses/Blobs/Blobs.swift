import Apus
import NumericalMethods

/// The demonstration of neos (arXiv:2203.05570): a signal and a background blob in two dimensions, and a
/// systematic uncertainty that moves the background, correlated between the bins of a network's score.
///
/// A classifier trained to tell the blobs apart would rely on the direction in which the uncertainty
/// moves the background; trained on the expected significance, the network learns to avoid it.
@main
struct Blobs: Analysis {
  @Setting("width", in: 1...) var width = 1024
  @Setting("layers", in: 1...) var layers = 2
  @Setting("bins", in: 2...) var bins = 4
  /// Simulated points of each blob.
  @Setting("points", in: 100...) var points = 10_000

  @Trainable var network: MLP
  @Trainable var edges: GlobalExpression

  init() {
    let (width, layers) = (_width.wrappedValue, _layers.wrappedValue)
    _network = Trainable(
      wrappedValue: MLP(
        inputs: 2, hidden: Array(repeating: width, count: layers), activation: .relu,
        output: .sigmoid, initialiser: .glorotNormal))
    let bins = _bins.wrappedValue
    let edges = (1..<bins).map { Double($0) / Double(bins) }
    _edges = Trainable(wrappedValue: GlobalExpression(edges), .ordered(in: 0...1))
  }

  var training: TrainingSettings {
    TrainingSettings {
      $0.steps = 60
      $0.batchSize = 2000
      $0.optimiser = Adam(learningRate: 1e-3)
    }
  }

  var pipeline: Pipeline {
    Observe("score") { network.score($0.columns(["x", "y"])) }
    Fill(innerEdges: edges, in: 0...1, bandwidth: 0.09, outside: .dropped, pedestal: 1e-3)
    Model(poi: "mu") { HistoSys("background position") }
    Objective.significance
  }

  /// Points of unit covariance for each blob. The background and its variations are the same
  /// points, moved as a whole.
  func data(_ request: DataRequest) throws -> AnalysisData {
    let signal = try blob(points, at: (-1, 1), seed: request.seed, "signal")
    func background(_ x: Double, _ y: Double) throws -> EventTable {
      try blob(points, at: (x, y), seed: request.seed, "background")
    }
    return try AnalysisData(
      splitting: [
        PhysicsProcess("signal", role: .signal, events: signal, expectedEvents: 20),
        PhysicsProcess(
          "background", role: .background, events: background(1, -1), expectedEvents: 100,
          variations: [
            .init(
              "background position", down: background(-2.5, -1.5), up: background(2.5, 2))
          ]),
      ], training: 0.65, validation: 0.10, test: 0.25, seed: request.seed)
  }

  private func blob(_ count: Int, at mean: (x: Double, y: Double), seed: UInt64, _ name: String)
    throws -> EventTable
  {
    let (x, y) = (
      RandomStream(seed: seed, purpose: "\(name) x"), RandomStream(seed: seed, purpose: "\(name) y")
    )
    return try EventTable(columns: [
      "x": x.normals(count: count).map { $0 + mean.x },
      "y": y.normals(count: count).map { $0 + mean.y },
    ])
  }
}
