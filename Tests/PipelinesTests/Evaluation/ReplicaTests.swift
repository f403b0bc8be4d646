import Apus
import NumericalMethods
import Testing
import TinyAnalysis

@testable import Pipelines

/// One column, whose sign is the bin; the background varied by a column that nothing reads.
private struct Signs: Analysis {
  var pipeline: Pipeline {
    Select("weight", slope: 1) { $0["weight"] > 0.1 }
    Observe("x") { $0["x"] }
    Fill(edges: [-10, 0, 10], bandwidth: 1)
    Model(poi: "mu") { HistoSys("shift") }
    Objective.significance
  }

  var processes: [PhysicsProcess] = []
  var identity: String?

  func data(_ request: DataRequest) throws -> AnalysisData {
    try AnalysisData(
      splitting: processes, training: 0.2, validation: 0.2, test: 0.6, seed: 1, by: identity)
  }

  func sums(_ replicas: Int) throws -> (CompiledAnalysis, CountedEvents) {
    let compiled = try CompiledAnalysis(self, data: data(DataRequest()))
    return (
      compiled,
      try compiled.counted(
        .test, at: compiled.initialValues(seed: 1), replicas: replicas, seed: 7)
    )
  }
}

private func table(_ name: String, count: Int = 300) throws -> EventTable {
  let x = RandomStream(seed: 3, purpose: name).normals(count: count)
  let weight = RandomStream(seed: 4, purpose: name).uniforms(count: count)
  return try EventTable(columns: [
    "id": (0..<count).map { Double(1000 + 7 * $0) }, "x": x, "weight": weight,
  ])
}

private func processes(down: EventTable? = nil, up: EventTable? = nil) throws -> [PhysicsProcess] {
  let background = try table("background")
  return [
    PhysicsProcess("signal", role: .signal, events: try table("signal"), weight: "weight"),
    PhysicsProcess(
      "background", role: .background, events: background, weight: "weight",
      variations: [.init("shift", down: down ?? background, up: up ?? background)]),
  ]
}

private let varied = ["down", "up"].map {
  SampleKey(process: "background", variation: "shift", direction: .init(rawValue: $0))
}

@Suite("Replicas of events")
struct ReplicaTests {
  /// Σ k w and Σ k w² by a plain loop over the events.
  @Test func `weight each event by its factor, and its square once`() throws {
    let (compiled, counted) = try Signs(processes: processes()).sums(5)
    for process in compiled.data[.test] {
      let (x, weights) = (try process.events["x"], try process.events["weight"])
      for replica in 0..<5 {
        var factors = [Double](repeating: 0, count: x.count)
        ReplicaFactors(5, seed: 7, sample: process.name).fill(
          &factors, rows: 0..<x.count, replica: replica)
        let sums = counted.replicas[replica][SampleKey(process: process.name)]!
        #expect(close(sums.weights, zip(factors, weights).map(*)))
        for bin in 0..<2 {
          let inside = zip(zip(x, weights), factors).map { event, factor in
            (event.0 >= 0) == (bin == 1) && event.1 > 0.1 ? (event.1, factor) : (0, 0)
          }
          #expect(close(sums.weights(in: 0)[bin], inside.map { $1 * $0 }))
          #expect(close(sums.squares(in: 0)[bin], inside.map { $1 * $0 * $0 }))
        }
      }
    }
    // The events as they are, whatever the replicas.
    #expect(counted.nominal == (try Signs(processes: processes()).sums(0)).1.nominal)
  }

  private func close(_ value: Double, _ terms: [Double]) -> Bool {
    abs(value - terms.reduce(0, +)) < 1e-10
  }

  @Test func `let an event and its varied copies fluctuate together`() throws {
    let (_, counted) = try Signs(processes: processes()).sums(20)
    for replica in counted.replicas {
      #expect(varied.allSatisfy { replica[$0] == replica[SampleKey(process: "background")] })
    }
    #expect(Set(counted.replicas.map { $0[varied[0]]!.weights }).count == 20)
  }

  @Test func `know varied copies by their identity wherever they stand`() throws {
    let background = try table("background")
    let reversed = background.rows(at: (0..<background.count).reversed())
    let fewer = background.filtered { $0 % 2 == 0 }
    let analysis = Signs(processes: try processes(down: reversed, up: fewer), identity: "id")
    let (compiled, counted) = try analysis.sums(20)
    for replica in counted.replicas {
      let (nominal, down) = (replica[SampleKey(process: "background")]!, replica[varied[0]]!)
      #expect(abs(nominal.weights - down.weights) < 1e-10)
    }
    // Of the fewer events each has the factor that it has in the nominal sample.
    let (all, some) = (
      compiled.data[.test][1].events, compiled.data[.test][1].variations[0].up
    )
    let (ids, kept) = (try all["id"], Set(try some["id"]))
    for (index, replica) in counted.replicas.enumerated() {
      var factors = ids
      factors.withUnsafeMutableBufferPointer {
        ReplicaFactors(20, seed: 7, sample: "background").replace(
          $0, replica: index)
      }
      let expected = zip(zip(ids, try all["weight"]), factors).map {
        kept.contains($0.0) ? $0.1 * $1 : 0
      }
      #expect(close(replica[varied[1]]!.weights, expected))
    }
  }

  @Test func `of a varied sample with other rows are independent of the nominal one's`() throws {
    let (_, counted) = try Signs(processes: processes(up: table("background", count: 250)))
      .sums(200)
    func correlation(_ key: SampleKey) -> Double {
      let pairs = counted.replicas.map {
        ($0[SampleKey(process: "background")]!.weights, $0[key]!.weights)
      }
      let means = (
        pairs.reduce(0) { $0 + $1.0 } / 200, pairs.reduce(0) { $0 + $1.1 } / 200
      )
      func sum(_ term: ((Double, Double)) -> Double) -> Double {
        pairs.reduce(0) { $0 + term(($1.0 - means.0, $1.1 - means.1)) }
      }
      return sum { $0.0 * $0.1 } / (sum { $0.0 * $0.0 } * sum { $0.1 * $0.1 }).squareRoot()
    }
    #expect(correlation(varied[0]) > 0.999999)
    #expect(abs(correlation(varied[1])) < 0.25)
  }

  @Test func `do not depend on blocks and threads of events`() throws {
    // More events than a block has.
    let (_, counted) = try Signs(processes: [
      PhysicsProcess("signal", role: .signal, events: table("signal", count: 20_000)),
      try processes()[1],
    ]).sums(2)
    let count = counted.nominal[SampleKey(process: "signal")]!.weights
    var factors = [Double](repeating: 0, count: Int(count))
    ReplicaFactors(2, seed: 7, sample: "signal").fill(
      &factors, rows: 0..<Int(count), replica: 1)
    #expect(
      counted.replicas[1][SampleKey(process: "signal")]!.weights == factors.reduce(0, +))
  }
}
