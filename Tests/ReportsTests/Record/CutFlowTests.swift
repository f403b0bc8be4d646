import Apus
import Foundation
import TestSupport
import Testing

@Suite("Cut flows")
struct CutFlowTests {
  @Test func `are what counting by hand gives, before and after`() throws {
    let run = try RecordedRun()
    let flow = try CutFlow(run.compiled, before: run.result.initial, after: run.result.best)
    #expect(flow.channels.map(\.name) == ["intervals", "categories"])
    #expect(flow.channels[0].selections == ["x", "window"] && flow.channels[1].selections == [])
    #expect(flow.channels[1].processes.allSatisfy { $0.after.count == 1 })
    for process in flow.channels[0].processes {
      let events = try PlainEvent.all(of: process.name)
      let moments = [(process.before, run.result.initial), (process.after, run.result.best)]
      for (counts, values) in moments {
        #expect(counts.count == 3)
        let low = run.numbers("low", at: values)[0]
        for (stage, count) in counts.enumerated() {
          let kept = events.filter { $0.passes(low, stage) }
          let sum = kept.reduce(0) { $0 + $1.weight }
          let squares = kept.reduce(0) { $0 + $1.weight * $1.weight }
          #expect(count.events == kept.count)
          #expect(abs(count.expected - sum) < 1e-10)
          #expect(abs(count.error - squares.squareRoot()) < 1e-10)
        }
      }
      #expect(process.before[0].events == 40 && (1..<40).contains(process.before[2].events))
      let expected = process.name == "signal" ? 30.0 : 90
      #expect(abs(process.before[0].expected - expected) < 1e-10)
    }
  }

  @Test func `say what the relaxed reading leaves`() throws {
    let run = try RecordedRun()
    let flow = try CutFlow(run.compiled, before: run.result.initial, after: run.result.best)
    let (low, slope) = (
      run.numbers("low", at: run.result.best)[0], run.numbers("slope", at: run.result.best)[0]
    )
    func sigmoid(_ t: Double) -> Double { 1 / (1 + exp(-t)) }
    for process in flow.channels[0].processes {
      let events = try PlainEvent.all(of: process.name)
      let first = events.reduce(0) { $0 + $1.weight * sigmoid(slope * ($1.x - low)) }
      let second = events.reduce(0) { sum, event in
        let window =
          (1 - sigmoid(2 * (3 - event.x - event.y))) * (1 - sigmoid(2 * (event.y - 8)))
        return sum + event.weight * sigmoid(slope * (event.x - low)) * window
      }
      #expect(abs(process.after[1].relaxed! - first) < 1e-10)
      #expect(abs(process.after[2].relaxed! - second) < 1e-10)
      #expect(abs(process.after[0].relaxed! - process.after[0].expected) < 1e-10)
    }
  }

  @Test func `are read again, and say what is wrong with a file`() throws {
    let run = try RecordedRun()
    let flow = try CutFlow(run.compiled, before: run.result.initial, after: run.result.best)
    try withTemporaryFolder { url in
      let file = url.appending(path: "cutflow.json")
      #expect(throws: ReportError.missingFile(file.path)) { try CutFlow(contentsOf: file) }
      try flow.write(to: file)
      #expect(try CutFlow(contentsOf: file) == flow)
      try Data("{}".utf8).write(to: file)
      let error = #expect(throws: ReportError.self) { try CutFlow(contentsOf: file) }
      #expect(
        "\(error!)" == """
          \(file.path): not a record of a cut flow: the key 'channels' is missing; run 'optimise' again
          """)
    }
  }
}
