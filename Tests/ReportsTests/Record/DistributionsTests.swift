import Apus
import Foundation
import TestSupport
import Testing

@Suite("Distributions")
struct DistributionsTests {
  private func distributions(_ run: RecordedRun) throws -> Distributions {
    try Distributions(run.compiled, before: run.result.initial, after: run.result.best)
  }

  private func total(_ contents: Distributions.Contents) -> (value: Double, variance: Double) {
    (
      contents.values.reduce(contents.below.value + contents.above.value, +),
      contents.variances.reduce(contents.below.variance + contents.above.variance, +)
    )
  }

  @Test func `sum to what the cut flow has at their place`() throws {
    let run = try RecordedRun()
    let found = try distributions(run)
    let flow = try CutFlow(run.compiled, before: run.result.initial, after: run.result.best)
    for cut in found.cuts {
      for (contents, process) in zip(cut.processes, flow.channels[0].processes) {
        #expect(contents.process == process.name)
        let left = process.after[cut.position]
        #expect(abs(total(contents).value - left.expected) < 1e-9)
        #expect(abs(total(contents).variance - left.error * left.error) < 1e-9)
      }
    }
    for (observable, channel) in zip(found.observables, flow.channels) {
      #expect(observable.channel == channel.name)
      for (index, process) in channel.processes.enumerated() {
        let (before, after) = (observable.before[index], observable.after[index])
        #expect(abs(total(before).value - process.before.last!.expected) < 1e-9)
        #expect(abs(total(after).value - process.after.last!.expected) < 1e-9)
      }
    }
  }

  @Test func `name each comparison, its sides and its thresholds`() throws {
    let run = try RecordedRun()
    let cuts = try distributions(run).cuts
    #expect(cuts.map(\.channel) == Array(repeating: "intervals", count: 3))
    #expect(cuts.map(\.stage) == ["x", "window", "window"])
    #expect(cuts.map(\.position) == [0, 1, 1])
    #expect(cuts.map(\.variable) == ["x", "window", "y"])
    // The whole window is negated: what is below 3 or above 8 goes.
    #expect(cuts.map(\.kept) == [.above, .above, .below])
    #expect(cuts[0].thresholdBefore == run.numbers("low", at: run.result.initial)[0])
    #expect(cuts[0].thresholdAfter == run.numbers("low", at: run.result.best)[0])
    #expect(cuts[0].slopeAfter == run.numbers("slope", at: run.result.best)[0])
    #expect(cuts[0].thresholdBefore != cuts[0].thresholdAfter)
    #expect(cuts[0].axis.unit == "GeV" && cuts[1].axis.unit == nil)
    #expect(cuts[1].thresholdAfter == 3 && cuts[2].thresholdAfter == 8)
    #expect(cuts[1].slopeBefore == 2 && cuts[2].slopeAfter == 2)
  }

  @Test func `hold each event in its bin`() throws {
    let run = try RecordedRun()
    let cut = try distributions(run).cuts[2]
    let low = run.numbers("low", at: run.result.best)[0]
    let edges = cut.axis.edges
    #expect((20...45).contains(edges.count - 1))
    for contents in cut.processes {
      let events = try PlainEvent.all(of: contents.process).filter { $0.passes(low, 1) }
      for bin in contents.values.indices {
        let inside = events.filter { $0.y >= edges[bin] && $0.y < edges[bin + 1] }
        #expect(abs(contents.values[bin] - inside.reduce(0) { $0 + $1.weight }) < 1e-10)
        let squares = inside.reduce(0) { $0 + $1.weight * $1.weight }
        #expect(abs(contents.variances[bin] - squares) < 1e-10)
      }
    }
  }

  @Test func `of observables have one axis, and the channel's edges before and after`() throws {
    let run = try RecordedRun()
    let observables = try distributions(run).observables
    let intervals = observables[0]
    #expect(intervals.name == "x" && intervals.axis.unit == "GeV")
    #expect(intervals.axis.edges.count > 20)
    #expect(
      intervals.edgesBefore == [0] + run.numbers("edges", at: run.result.initial) + [10])
    #expect(intervals.edgesAfter == [0] + run.numbers("edges", at: run.result.best) + [10])
    let categories = observables[1]
    #expect(categories.axis.categories == ["category 1", "category 2"])
    #expect(categories.edgesBefore == nil && categories.axis.edges == [0, 1, 2])
    let logits = run.numbers("logits", at: run.result.best)
    for contents in categories.after {
      let events = try PlainEvent.all(of: contents.process)
      let second = events.filter { $0.y - logits[1] > $0.x - logits[0] }
      #expect(abs(contents.values[1] - second.reduce(0) { $0 + $1.weight }) < 1e-10)
      #expect(contents.values[0] != 0 && contents.values[1] != 0)
    }
  }

  @Test func `are read again`() throws {
    let found = try distributions(RecordedRun())
    try withTemporaryFolder { url in
      let file = url.appending(path: "distributions.json")
      try found.write(to: file)
      #expect(try Distributions(contentsOf: file) == found)
    }
  }
}
