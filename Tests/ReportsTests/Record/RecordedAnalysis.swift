import Apus
import TestSupport

/// Two channels with every kind of comparison, one of categories, on numbers that can be counted by hand.
struct RecordedAnalysis: Analysis {
  @Trainable(.scaled(by: 2), unit: "GeV") var low = 2.5
  @Trainable(.positive) var slope = 3.0
  @Trainable(.ordered(in: 0...10)) var edges = [4.0, 7]
  @Trainable var logits = [1.0, -1]
  @Annealed(.linear(from: 0.5, to: 0.25)) var bandwidth
  @Setting("shift", in: 0...5) var shift = 0.5

  var training: TrainingSettings {
    TrainingSettings {
      $0.steps = 12
      $0.validationInterval = 1
      $0.checkpointInterval = 1
      $0.optimiser = Adam(learningRate: 0.02)
    }
  }

  var pipeline: Pipeline {
    Channel("intervals") {
      Select("x") { ($0["x"] > low).slope(slope) }
      Select("window", slope: 2) { !($0["x"] + $0["y"] < 3 || $0["y"] > 8) }
      Observe("x", unit: "GeV") { $0["x"] }
      Fill(
        innerEdges: edges, in: 0...10, bandwidth: bandwidth, outside: .dropped, pedestal: 0.25)
    }
    Channel("categories") {
      Observe("z") { stack([$0["x"] - logits[0], $0["y"] - logits[1]]) }
      Fill(categories: 2, temperature: 0.5)
    }
    Model(poi: "mu") {
      NormSys("rate", 0.1, on: "background")
      StatError(prior: 0.5)
    }
    Objective.significance
  }

  static func table(_ process: String) throws -> EventTable {
    let signal = process == "signal"
    let rows = 0..<40
    return try EventTable(columns: [
      "x": rows.map { Double($0 * 7 % 40) / 4 + (signal ? 0.875 : 0.125) },
      "y": rows.map { Double($0 * 11 % 40) / 4 },
      "w": rows.map { $0 % 9 == 0 ? -0.5 : 1 + Double($0 % 3) },
    ])
  }

  func data(_ request: DataRequest) throws -> AnalysisData {
    let processes = try [("signal", ProcessRole.signal, 30.0), ("background", .background, 90)].map
    {
      PhysicsProcess(
        $0.0, role: $0.1, events: try Self.table($0.0), weight: "w", expectedEvents: $0.2)
    }
    return AnalysisData(training: processes, validation: processes, test: processes)
  }

  func compiled() throws -> CompiledAnalysis {
    try CompiledAnalysis(self, data: data(DataRequest()))
  }
}

/// An event of the recorded analysis with its weight scaled to expected events.
struct PlainEvent {
  let x: Double
  let y: Double
  let weight: Double

  static func all(of process: String) throws -> [PlainEvent] {
    let table = try RecordedAnalysis.table(process)
    let (x, y, w) = (try table["x"], try table["y"], try table["w"])
    let scale = (process == "signal" ? 30.0 : 90) / w.reduce(0, +)
    return x.indices.map { PlainEvent(x: x[$0], y: y[$0], weight: w[$0] * scale) }
  }

  /// Whether the selections of "intervals" keep it.
  func passes(_ low: Double, _ selections: Int) -> Bool {
    (selections < 1 || x > low) && (selections < 2 || !(x + y < 3 || y > 8))
  }
}

/// A trained run of the recorded analysis.
struct RecordedRun {
  let compiled: CompiledAnalysis
  let trainer: Trainer
  let result: TrainingResult

  init() throws {
    compiled = try RecordedAnalysis().compiled()
    trainer = try Trainer(compiled, settings: RecordedAnalysis().training)
    result = try trainer.run(from: compiled.initialValues(seed: 1))
  }

  var record: RunRecord { get throws { try trainer.record(of: "RecordedAnalysis") } }

  func numbers(_ path: String, at values: ParameterValues) -> [Double] {
    values.values.first { $0.path == path }!.value.elements
  }
}
