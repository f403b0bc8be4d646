import Apus
import TestSupport
import Testing
import TinyAnalysis

@testable import Pipelines

@Suite("Batches")
struct BatchTests {
  @Test func `a shuffle is a permutation, whatever the count`() {
    for count in Array(1...70) + [255, 256, 257, 1000, 4096, 4097, 10_007] {
      let shuffle = Shuffle(count: count, seed: 5, purpose: "test", epoch: count % 3)
      #expect((0..<count).map { shuffle[$0] }.sorted() == Array(0..<count), "\(count)")
    }
  }

  @Test func `seed, purpose and epoch each give another order`() {
    func order(_ seed: UInt64, _ purpose: String, _ epoch: Int) -> [Int] {
      let shuffle = Shuffle(count: 1000, seed: seed, purpose: purpose, epoch: epoch)
      return (0..<1000).map { shuffle[$0] }
    }
    let orders = [order(1, "a", 0), order(2, "a", 0), order(1, "b", 0), order(1, "a", 1)]
    #expect(Set(orders).count == 4)
    #expect(order(1, "a", 0) == orders[0])
  }

  /// Over many seeds each element is as often first as chance has it: 200 ± 14 times of 2000.
  @Test func `every element comes first equally often`() {
    var counts = Array(repeating: 0, count: 10)
    for seed in 0..<2000 as Range<UInt64> {
      counts[Shuffle(count: 10, seed: seed, purpose: "test", epoch: 0)[0]] += 1
    }
    #expect(counts.allSatisfy { abs($0 - 200) < 70 }, "\(counts)")
  }

  @Test func `of one epoch do not overlap, and variations share their nominal's rows`() {
    let nominal = SampleKey(process: "b")
    let up = SampleKey(process: "b", variation: "v", direction: .up)
    func rows(_ step: Int, _ key: SampleKey) -> [Int] {
      BoundSamples.batch(step, size: 30, of: 100, key, seed: 1)!
    }
    let epoch = (0..<3).flatMap { rows($0, nominal) }
    #expect(Set(epoch).count == 90)
    for step in 0..<5 { #expect(rows(step, nominal) == rows(step, up)) }
    #expect(rows(3, nominal) != rows(0, nominal))
    #expect(BoundSamples.batch(0, size: 100, of: 100, nominal, seed: 1) == nil)
  }

  private struct Counting: Analysis {
    @Trainable var edge = 0.5
    var pipeline: Pipeline {
      Observe("x") { $0["x"] }
      Fill(edges: concatenate([[-9.0], edge.reshaped(to: [1]), [9.0]]), bandwidth: 0.1)
      Model()
      Objective.significance
    }
    func data(_ request: DataRequest) throws -> AnalysisData { try TinyAnalysis().data(request) }
  }

  @Test func `an event draws the same in whichever batch it comes`() throws {
    let compiled = try CompiledAnalysis(Counting(), data: Counting().data(DataRequest()))
    let (graph, samples) = (compiled.graph(.relaxed), try compiled.samples(.training))
    let space = graph.samples[0].space
    let drawn = Draws(seed: 3, purpose: "smearing", of: space).normal()
    let row = EventExpression.row(of: space)
    let evaluator = Evaluator(Plan([], eventOutputs: [drawn, row]))
    _ = try samples.bind(to: evaluator, graph)
    try evaluator.evaluate()
    let all = evaluator.eventValues(drawn)[0]
    #expect(evaluator.eventValues(row)[0] == all.indices.map(Double.init))
    for step in 0..<3 {
      _ = try samples.bindBatch(step, size: 30, seed: 1, to: evaluator, graph)
      try evaluator.evaluate()
      let rows = evaluator.eventValues(row)[0].map { Int($0) }
      #expect(Set(rows).count == 30 && rows != Array(0..<30))
      #expect(evaluator.eventValues(drawn)[0] == rows.map { all[$0] })
    }
  }

  @Test func `carry the yields of all events`() throws {
    let compiled = try CompiledAnalysis(Counting(), data: Counting().data(DataRequest()))
    let graph = compiled.graph(.relaxed)
    let totals = graph.channels[0].values.map { $0.template.values.sum() }
    let names = graph.channels[0].keys.map(\.process)
    let evaluator = Evaluator(Plan(totals))
    for step in 0..<6 {
      let scales = try compiled.samples(.training).bindBatch(
        step, size: 30, seed: 1, to: evaluator, graph)
      let values = compiled.initialValues(seed: 1).assignments
      let sums = try evaluator.evaluate(values.merging(scales) { $1 }).map(\.scalar)
      for (name, sum) in zip(names, sums) {
        #expect(abs(sum - (name == "signal" ? 20 : 100)) < 1e-11)
      }
    }
  }
}
