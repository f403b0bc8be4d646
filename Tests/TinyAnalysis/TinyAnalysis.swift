import Apus
import NumericalMethods

/// Two Gaussian blobs in one dimension: a cut, a small network, bin edges, and one uncertainty of
/// every kind. Small enough to train in a test.
public struct TinyAnalysis: Analysis {
  @Trainable(.scaled(by: 2), unit: "GeV") var cut = -1.5
  @Trainable var network: MLP
  @Trainable(.ordered(in: 0...1)) var edges = [0.35, 0.6]

  @Setting("width", in: 1...) public var width = 4
  @Setting("slope", in: 0.5...10) public var slope = 3.0

  /// What training improves.
  public var objective = Objective.significance
  /// Simulated events of each process.
  public var count = 250
  /// Done to the processes before they are split.
  public var change: (inout [PhysicsProcess]) -> Void = { _ in }

  public init() {
    _network = Trainable(
      wrappedValue: MLP(
        inputs: 1, hidden: [_width.wrappedValue], activation: .tanh, output: .sigmoid))
  }

  /// With some of the above changed.
  public init(_ configure: (inout TinyAnalysis) -> Void) {
    self.init()
    configure(&self)
  }

  public var training: TrainingSettings {
    TrainingSettings {
      $0.steps = 20
      $0.optimiser = Adam(learningRate: 0.02)
    }
  }

  public var pipeline: Pipeline {
    Select("pt", slope: GlobalExpression(slope)) { $0["pt"] > cut }
    Observe("score") { network.score($0.standardised(["x"])) }
    Fill(innerEdges: edges, in: 0...1, bandwidth: 0.1)
    Model(poi: "mu") {
      NormSys("normalisation", 0.1, on: "background")
      HistoSys("position")
      StatError()
    }
    objective
  }

  public func data(_ request: DataRequest) throws -> AnalysisData {
    var processes = try processes(seed: request.seed)
    change(&processes)
    return try AnalysisData(
      splitting: processes, training: 0.4, validation: 0.3, test: 0.3, seed: request.seed)
  }

  /// The analysis joined with its data.
  public func compiled(seed: UInt64 = 1) throws -> CompiledAnalysis {
    try CompiledAnalysis(self, data: data(DataRequest(seed: seed)))
  }

  /// All events of both processes.
  public func processes(seed: UInt64) throws -> [PhysicsProcess] {
    func events(_ name: String, mean: Double) throws -> EventTable {
      func normals(_ column: String) -> [Double] {
        RandomStream(seed: seed, purpose: "\(name) \(column)").normals(count: count)
      }
      return try EventTable(columns: [
        "x": normals("x").map { $0 + mean },
        "pt": normals("pt"),
        // About one weight in twenty is negative.
        "weight": normals("weight").map { 1 + 0.6 * $0 },
      ])
    }
    return [
      PhysicsProcess(
        "signal", role: .signal, events: try events("signal", mean: 1), weight: "weight",
        expectedEvents: 20),
      PhysicsProcess(
        "background", role: .background, events: try events("background", mean: -0.7),
        weight: "weight", expectedEvents: 100,
        variations: [
          .init(
            "position", down: try events("background", mean: -0.9),
            up: try events("background", mean: -0.4))
        ]),
    ]
  }
}
