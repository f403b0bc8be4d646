import Apus
import Testing
import TinyAnalysis

@testable import Pipelines

/// A network in single precision.
private struct Single: Analysis {
  @Trainable var network = MLP(inputs: 1, hidden: [3], output: .sigmoid, precision: .single)

  var pipeline: Pipeline {
    Observe("score") { network.score($0.columns(["x"])) }
    Fill(edges: [0, 0.4, 0.5, 1], bandwidth: 0.1)
    Model(poi: "mu") { StatError() }
    Objective.significance
  }

  func data(_ request: DataRequest) throws -> AnalysisData { try TinyAnalysis().data(request) }
}

@Suite("Exactly counted events")
struct CountedAnalysisTests {
  @Test func `give the templates and metrics of the graph`() throws {
    let padded = SmallAnalysis(prior: 0.5)
    for compiled in [try TinyAnalysis().compiled(), try padded.compiled()] {
      let values = compiled.initialValues(seed: 1)
      let counted = try CountedAnalysis(compiled, .test, at: values)
      let (mine, graph) = (
        try counted.histograms(), try compiled.histograms(.test, .exact, at: values)
      )
      #expect(mine.paths == graph.paths)
      for path in graph.paths {
        #expect(try mine[path].isClose(to: graph[path], relative: 1e-12), "\(path)")
      }
      let (a, b) = (try counted.metrics(), try compiled.metrics(.test, .exact, at: values))
      for metric in [\Metrics.significance, \.pValue, \.cls, \.uncertainty] {
        #expect(abs(a[keyPath: metric] / b[keyPath: metric] - 1) < 1e-6)
      }
      let (numbers, expressions) = (
        try counted.workspace(), try compiled.workspace(.test, .exact, at: values)
      )
      #expect(numbers.channels.map(\.name) == expressions.channels.map(\.name))
      for (one, other) in zip(numbers.observations, expressions.observations) {
        #expect(zip(one.data, other.data).allSatisfy { abs($0 - $1) < 1e-9 })
      }
    }
  }

  @Test func `of a network in single precision have replicas, too`() throws {
    let compiled = try CompiledAnalysis(Single(), data: Single().data(DataRequest()))
    let values = compiled.initialValues(seed: 1)
    let counted = try compiled.counted(.test, at: values, replicas: 2, seed: 1)
    let graph = try compiled.histograms(.test, .exact, at: values)["signal region/signal"]
    let key = SampleKey(process: "signal")
    let sums = counted.nominal[key]!
    for (sum, value) in zip(sums.weights(in: 0), graph.values) {
      #expect(abs(sum * 20 / sums.weights - value) < 1e-4)
    }
    // Every event is in a bin, in each replica.
    for replica in counted.replicas.map({ $0[key]! }) {
      #expect(abs(replica.weights(in: 0).reduce(0, +) / replica.weights - 1) < 1e-5)
      #expect(replica.weights != sums.weights)
    }
  }

  @Test func `of values that are none are refused`() throws {
    let compiled = try TinyAnalysis {
      $0.change = { processes in
        let table = processes[1].events
        let pt = table.count
        processes[1].events = try! table.replacing(
          "pt", with: (0..<pt).map { $0 == 7 ? .nan : 1 })
      }
    }.compiled()
    let parts = try DataPart.allCases.filter { part in
      try compiled.data[part][1].events.column("pt").contains(where: \.isNaN)
    }
    let part = try #require(parts.first)
    let error = #expect(throws: PipelineError.self) {
      try CountedAnalysis(compiled, part, at: compiled.initialValues(seed: 1))
    }
    #expect("\(error!)".contains("nan at event"), "\(error!)")
  }
}
