import Apus
import Testing
import TinyAnalysis

@testable import Pipelines

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
