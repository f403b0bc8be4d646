import Apus
import ArgumentParser

/// One training step of the neos demonstration: network, relaxed histogram, HistFactory with one
/// correlated shape, expected CLs or p-value, gradient, Adam. The peer is `blobs_step.py`.
struct NeosStep: Benchmark {
  enum Size: String, CaseIterable, ExpressibleByArgument {
    /// Two hidden layers of 100 units.
    case small
    /// Two hidden layers of 1024 units.
    case large
  }

  let name: String
  let repetitions: Int
  let tolerance = Tolerance.fits
  let threads: Int
  let dataMegabytes: Double
  private let edges = Parameter("edges", value: [0.25, 0.5, 0.75])
  private let lastBias: Parameter
  private let start: ParameterValues
  private let evaluator: Evaluator

  init(_ inputs: Inputs, size: Size, statistic: BlobsModel.Statistic, threads: Int) throws {
    let network = try inputs.network("blobs_\(size)_", hidden: .relu, output: .sigmoid)
    let parameters = ParameterSet(network.parameters + [("edges", edges)])
    var templates: [String: GlobalExpression] = [:]
    var tables: [EventSpace: EventTable] = [:]
    for sample in BlobsModel.samples {
      let space = EventSpace(sample)
      let all = try inputs.table("blobs_\(sample)", columns: ["x", "y"])
      tables[space] = all.rows(at: Array(0..<Self.batch))
      templates[sample] = Self.template(
        of: network.score(.columns(["x", "y"], of: space)), edges: edges.expression,
        yield: sample == "sig" ? 20 : 100)
    }
    let loss = try BlobsModel.loss(statistic, templates: templates)
    name = "blobs_\(size)_\(statistic)"
    repetitions = size == .large ? 12 : 200
    self.threads = threads
    dataMegabytes = tables.values.map(\.megabytes).reduce(0, +)
    lastBias = network.layers[2].bias!
    start = .initial(parameters, seed: 1)
    evaluator = Evaluator(
      Plan([loss] + gradient(of: loss, withRespectTo: parameters.rawExpressions)), threads: threads)
    for (space, table) in tables { evaluator.bind(space, to: TableSource(table)) }
  }

  /// How many events of each sample the peer takes.
  private static let batch = 2000

  private static func template(
    of score: EventExpression, edges: GlobalExpression, yield: Double
  ) -> GlobalExpression {
    fillTemplate(
      of: score, edges: concatenate([[0], edges, [1]]), assignment: .kernel(bandwidth: 0.09),
      outside: .dropped
    ).values * (yield / Double(batch)) + 1e-3
  }

  func evaluate() throws -> Outcome {
    let results = try evaluator.evaluate(start.assignments)
    let gradient = ParameterValues(start.parameters, tensors: results.dropFirst())
    var (values, optimiser) = (start, Adam(learningRate: 1e-3))
    optimiser.update(&values, along: gradient)
    return Outcome(
      value: results[0].scalar,
      gradients: [
        "grad_edges": gradient[edges].elements, "grad_last_bias": gradient[lastBias].elements,
      ])
  }
}
