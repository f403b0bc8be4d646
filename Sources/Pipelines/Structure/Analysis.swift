/// An analysis: trainable quantities, data, and a pipeline from events to an objective.
///
/// ```swift
/// @main
/// struct Blobs: Analysis {
///   @Trainable var network = MLP(inputs: 2, hidden: [100, 100], activation: .relu, output: .sigmoid)
///   @Trainable var edges = [0.25, 0.5, 0.75]
///
///   func data(_ request: DataRequest) throws -> AnalysisData { … }
///
///   var pipeline: Pipeline {
///     Observe("score") { network.score($0.columns(["x", "y"])) }
///     Fill(innerEdges: edges, in: 0...1, bandwidth: 0.09)
///     Model(poi: "mu") { HistoSys("shape") }
///     Objective.cls
///   }
/// }
/// ```
public protocol Analysis {
  init()

  /// Reads or generates the events.
  func data(_ request: DataRequest) throws -> AnalysisData

  @PipelineBuilder var pipeline: Pipeline { get }

  /// How training goes unless the command line says otherwise.
  var training: TrainingSettings { get }
}

extension Analysis {
  public var training: TrainingSettings { TrainingSettings() }

  /// The name of the analysis: its type's.
  public static var name: String { "\(Self.self)" }
}

/// What an analysis is asked for when it makes its data.
public struct DataRequest: Sendable {
  /// Files given on the command line.
  public var inputs: [String]
  /// Seed of the run.
  public var seed: UInt64

  public init(inputs: [String] = [], seed: UInt64 = 1) {
    self.inputs = inputs
    self.seed = seed
  }
}
