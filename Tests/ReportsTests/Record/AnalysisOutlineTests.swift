import Apus
import Foundation
import TestSupport
import Testing

@Suite("Outlines of analyses")
struct AnalysisOutlineTests {
  @Test func `tell the stages with the trainables that each depends on`() throws {
    let run = try RecordedRun()
    let outline = AnalysisOutline(run.compiled, run.result, run: try run.record)
    #expect(outline.analysis == "RecordedAnalysis" && outline.objective == "significance")
    let stages = outline.channels.map(\.stages)
    #expect(outline.channels.map(\.name) == ["intervals", "categories"])
    #expect(stages[0].map(\.kind) == [.select, .select, .observe, .fill])
    #expect(stages[0].map(\.name) == ["x", "window", "x", "bins"])
    #expect(stages[0].map(\.trainables) == [["low", "slope"], [], [], ["edges", "bandwidth"]])
    #expect(stages[0][2].unit == "GeV")
    #expect(stages[0][3].detail == "3 bins, beyond the edges: dropped")
    #expect(stages[1].map(\.kind) == [.observe, .fill])
    #expect(stages[1].map(\.trainables) == [["logits"], []])
    #expect(stages[1][1].detail == "2 categories")
  }

  @Test func `tell the model, the processes and the settings`() throws {
    let run = try RecordedRun()
    let outline = AnalysisOutline(run.compiled, run.result, run: try run.record)
    #expect(outline.settings.map(\.name) == ["shift"])
    #expect(outline.settings[0].value == "0.5")
    #expect(outline.settings[0].domain == run.compiled.settings[0].domain)
    #expect(outline.model.filter(\.isOfInterest).map(\.name) == ["mu"])
    #expect(outline.model.first { $0.name == "rate" }?.isConstrained == true)
    #expect(outline.model.first { $0.name == "staterror_intervals" }?.count == 3)
    #expect(outline.processes.map(\.name) == ["signal", "background"])
    #expect(outline.processes.map(\.expectedEvents) == [30, 90])
    #expect(outline.processes[0].events == ["training": 40, "validation": 40, "test": 40])
    #expect(outline.training.steps == 12 && outline.training.bestStep == run.result.bestStep)
    #expect(outline.training.bestLoss == run.result.bestLoss && outline.training.fold == nil)
    #expect(outline.training.outcome == "all steps were done")
  }

  @Test func `tell trainables before and after`() throws {
    let run = try RecordedRun()
    let outline = AnalysisOutline(run.compiled, run.result, run: try run.record)
    #expect(outline.trainables.map(\.path) == ["low", "slope", "edges", "logits", "bandwidth"])
    #expect(outline.trainables.map(\.unit) == ["GeV", nil, nil, nil, nil])
    #expect(
      outline.trainables.map(\.constraint) == [
        nil, "positive", "ascending between 0 and 10", nil, nil,
      ])
    #expect(outline.trainables[4].schedule == "from 0.5 to 0.25 linearly")
    let edges = outline.trainables[2]
    #expect(edges.shape == [2] && edges.count == 2)
    #expect(edges.before == run.numbers("edges", at: run.result.initial))
    #expect(edges.after == run.numbers("edges", at: run.result.best))
    #expect(edges.before != edges.after)
    let (a, b) = (edges.before!, edges.after!)
    let change = (((b[0] - a[0]) * (b[0] - a[0]) + (b[1] - a[1]) * (b[1] - a[1])) / 2).squareRoot()
    #expect(abs(edges.size.change - change) < 1e-12)
    #expect(
      abs(edges.size.before - ((a[0] * a[0] + a[1] * a[1]) / 2).squareRoot()) < 1e-12)
  }

  @Test func `are read again`() throws {
    let run = try RecordedRun()
    let outline = AnalysisOutline(run.compiled, run.result, run: try run.record)
    try withTemporaryFolder { url in
      let file = url.appending(path: "outline.json")
      try outline.write(to: file)
      #expect(try AnalysisOutline(contentsOf: file) == outline)
    }
  }
}
