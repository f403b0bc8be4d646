import Apus
import Foundation
import NumericalMethods
import Testing

@testable import Pipelines

/// Counting: events above a threshold, in one bin, without uncertainties.
private struct Counting: Analysis {
  var count = 2000
  var seed: UInt64 = 1

  var pipeline: Pipeline {
    Select("x", slope: 1) { $0["x"] > 1 }
    Observe("x") { $0["x"] }
    Fill(edges: [-10, 10], bandwidth: 1)
    Model(poi: "mu")
    Objective.significance
  }

  func data(_ request: DataRequest) throws -> AnalysisData {
    func process(_ name: String, _ role: ProcessRole, mean: Double, _ expected: Double) throws
      -> PhysicsProcess
    {
      let x = RandomStream(seed: request.seed, purpose: name).normals(count: count)
      return PhysicsProcess(
        name, role: role, events: try EventTable(columns: ["x": x.map { $0 + mean }]),
        expectedEvents: expected)
    }
    let processes = [
      try process("signal", .signal, mean: 1, 20),
      try process("background", .background, mean: 0, 100),
    ]
    return AnalysisData(training: processes, validation: processes, test: processes)
  }

  func counted(replicas: Int, seed: UInt64 = 1) throws -> CountedAnalysis {
    let compiled = try CompiledAnalysis(self, data: data(DataRequest(seed: self.seed)))
    return try CountedAnalysis(
      compiled, .test, at: compiled.initialValues(seed: 1), replicas: replicas, seed: seed)
  }
}

/// Two bins with an uncertainty of every kind; the varied events are the nominal ones, moved.
private struct Shifted: Analysis {
  var count = 400
  var edge = 0.4

  var pipeline: Pipeline {
    Observe("x") { $0["x"] }
    Fill(edges: GlobalExpression([-10, edge, 10]), bandwidth: 1)
    Model(poi: "mu") {
      NormSys("normalisation", 0.1, on: "background")
      HistoSys("shift")
      StatError()
    }
    Objective.significance
  }

  func data(_ request: DataRequest) throws -> AnalysisData {
    func events(_ name: String, mean: Double) throws -> EventTable {
      let x = RandomStream(seed: request.seed, purpose: name).normals(count: count)
      return try EventTable(columns: ["x": x.map { $0 + mean }])
    }
    let processes = [
      PhysicsProcess(
        "signal", role: .signal, events: try events("signal", mean: 1), expectedEvents: 30),
      try PhysicsProcess(
        "background", role: .background, events: events("background", mean: -0.5),
        expectedEvents: 200
      ).varying(
        "shift", down: { try $0.mapping("x") { $0 - 0.1 } },
        up: { try $0.mapping("x") { $0 + 0.1 } }),
    ]
    return AnalysisData(training: processes, validation: processes, test: processes)
  }

  func counted(seed: UInt64, replicas: Int) throws -> CountedAnalysis {
    let compiled = try CompiledAnalysis(self, data: data(DataRequest(seed: seed)))
    return try CountedAnalysis(
      compiled, .test, at: compiled.initialValues(seed: 1), replicas: replicas, seed: seed)
  }
}

@Suite("Errors of metrics")
struct MetricsErrorTests {
  /// For Z = √2 √((s + b) log(1 + s/b) − s) with s = S p and b = B q, p and q being fractions of n
  /// events: σ² = (∂Z/∂s)² S² p(1 − p)/n + (∂Z/∂b)² B² q(1 − q)/n.
  @Test func `of a counting experiment follow from the binomial errors of its yields`() throws {
    let analysis = Counting()
    let counted = try analysis.counted(replicas: 1000)
    let histograms = try counted.histograms()
    let s = try histograms["signal region/signal"].values[0]
    let b = try histograms["signal region/background"].values[0]
    let z = (2 * ((s + b) * log(1 + s / b) - s)).squareRoot()
    #expect(abs(try counted.metrics().significance - z) < 1e-6)
    let (p, q) = (s / 20, b / 100)
    let errors = (
      20 * (p * (1 - p) / 2000).squareRoot() * log(1 + s / b) / z,
      100 * (q * (1 - q) / 2000).squareRoot() * (log(1 + s / b) - s / b) / z
    )
    let expected = (errors.0 * errors.0 + errors.1 * errors.1).squareRoot()
    let error = try counted.metricsError()
    // A standard deviation of 1000 numbers is known to 2.2 %.
    #expect(abs(error.standard.significance / expected - 1) < 0.07)
    #expect(error.replicas == 1000 && error.failed == 0 && error.problem == nil)
    let width = (error.high.significance - error.low.significance) / 2
    #expect(abs(width / expected - 1) < 0.12)
    #expect(error.low.significance < z && z < error.high.significance)
  }

  /// A standard deviation of R numbers is itself known to 1/√(2(R − 1)): 7 % for 100.
  @Test func `of a hundred replicas are known to seven percent`() throws {
    let errors = try (1...20).map {
      try Counting(count: 500).counted(replicas: 100, seed: $0).metricsError().standard.significance
    }
    let mean = errors.reduce(0, +) / 20
    let spread = (errors.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / 19).squareRoot()
    #expect(spread / mean < 0.12)
  }

  @Test func `are the same for the same seed`() throws {
    let (a, b) = (try Counting().counted(replicas: 10), try Counting().counted(replicas: 10))
    #expect(try a.metricsError() == b.metricsError())
    let other = try Counting().counted(replicas: 10, seed: 2)
    #expect(try a.metricsError() != other.metricsError())
  }

  /// The events are drawn anew 300 times, so the spread of the metrics is known to 4 %.
  @Test func `are the spread of metrics over simulations made anew`() throws {
    let metrics = try (1...300).map { try Shifted().counted(seed: $0, replicas: 0).metrics() }
    let errors = try (1...15).map {
      try Shifted().counted(seed: $0, replicas: 100).metricsError().standard
    }
    for metric in [\Metrics.significance, \.cls, \.uncertainty] {
      let values = metrics.map { $0[keyPath: metric] }
      let mean = values.reduce(0, +) / 300
      let spread = (values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / 299).squareRoot()
      let error = errors.reduce(0) { $0 + $1[keyPath: metric] } / 15
      #expect(abs(error / spread - 1) < 0.15, "\(error) \(spread)")
    }
  }

  /// With one background event beyond the edge, e⁻¹ of the replicas have none.
  @Test func `count the replicas that have no metrics`() throws {
    let all = try Shifted().data(DataRequest(seed: 1))[.test][1].events.column("x").sorted()
    let edge = (all[398] + all[399]) / 2
    let error = try Shifted(edge: edge).counted(seed: 1, replicas: 200).metricsError()
    #expect(abs(Double(error.failed) / 200 - 0.368) < 4 * (0.368 * 0.632 / 200).squareRoot())
    #expect(error.problem?.hasPrefix("channel 'signal region', bin 2 (") == true)
    #expect(error.standard.significance > 0)
  }

  @Test func `are none where no replica has metrics`() throws {
    let error = #expect(throws: PipelineError.self) {
      try Shifted(edge: 3).counted(seed: 1, replicas: 3).metricsError()
    }
    let text = error.map { "\($0)" } ?? ""
    let expected = """
      of 3 replicas of the events 3 have no metrics, so these have no statistical error; the first \
      reason: channel 'signal region', bin 2 (3.0 to 10.0): no background is expected but
      """
    #expect(text.hasPrefix(expected), "\(text)")
  }

  /// Both trainings are judged by the same events, so most of what these are off by is common to both.
  @Test func `of a change are found replica by replica`() throws {
    let (low, high) = (
      try Shifted(edge: 0.4).counted(seed: 1, replicas: 100).replicas(),
      try Shifted(edge: 0.41).counted(seed: 1, replicas: 100).replicas()
    )
    let change = try high.errorOfChange(from: low)
    let differences = try zip(low.metrics, high.metrics).map {
      try $1.get().significance - $0.get().significance
    }
    let mean = differences.reduce(0, +) / 100
    let variance = differences.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / 99
    #expect(abs(change.standard.significance - variance.squareRoot()) < 1e-14)
    // Independent errors would add in quadrature.
    let (before, after) = (try low.error().standard, try high.error().standard)
    let independent = hypot(before.significance, after.significance)
    #expect(change.standard.significance < 0.5 * independent)
  }

  @Test func `of a change need as many replicas of both`() async {
    await #expect(processExitsWith: .failure) {
      let few = MetricsReplicas([])
      _ = try MetricsReplicas([.failure(.noSignal)]).errorOfChange(from: few)
    }
  }
}
