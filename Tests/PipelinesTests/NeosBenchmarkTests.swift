import Apus
import Foundation
import TestSupport
import Testing

/// One training step of the neos demonstration, written with the stages as plain functions, on the
/// inputs and initial weights of an independent implementation in JAX.
private struct NeosStep {
  let edges = GlobalExpression.parameter("edges", shape: [3])
  let network: MLP
  let spaces: [String: EventSpace]
  let templates: [String: GlobalExpression]
  let model: HistFactoryModel
  let sources: [EventSpace: any EventSource]

  static let samples = ["sig", "bkg", "bkg_up", "bkg_down"]

  init(_ label: String, inputs: URL) throws {
    func load(_ name: String) throws -> Tensor {
      let array = try NumPyFile.read(inputs.appending(path: "\(name).npy"))
      return Tensor(shape: Shape(array.shape), elements: array.values)
    }
    let network = MLP(
      layers: try (0..<3).map { index in
        Dense(
          weights: Parameter("w\(index)", value: try load("blobs_\(label)_w\(index)")),
          bias: Parameter("b\(index)", value: try load("blobs_\(label)_b\(index)")),
          activation: index == 2 ? .sigmoid : .relu)
      })
    let allEdges = concatenate([[0], edges, [1]])
    var spaces: [String: EventSpace] = [:]
    var templates: [String: GlobalExpression] = [:]
    var sources: [EventSpace: any EventSource] = [:]
    for name in Self.samples {
      let space = EventSpace(name)
      let rows = try load("blobs_\(name)").elements.prefix(4000)
      sources[space] = ColumnSource([
        "x": stride(from: 0, to: 4000, by: 2).map { rows[$0] },
        "y": stride(from: 1, to: 4000, by: 2).map { rows[$0] },
      ])
      let score = network.score(EventExpression.columns(["x", "y"], of: space))
      let template = fillTemplate(
        of: score, edges: allEdges, assignment: .kernel(bandwidth: 0.09), outside: .dropped)
      let expected: GlobalExpression = name == "sig" ? 20.0 / 2000 : 100.0 / 2000
      templates[name] = template.scaled(by: expected).values + 1e-3
      spaces[name] = space
    }
    self.network = network
    self.spaces = spaces
    self.templates = templates
    self.sources = sources
    model = try HistFactoryModel(
      channels: [
        .init(
          "score",
          samples: [
            .init("signal", nominal: templates["sig"]!, modifiers: [.normFactor("mu")]),
            .init(
              "background", nominal: templates["bkg"]!,
              modifiers: [
                .histoSys("shape", low: templates["bkg_down"]!, high: templates["bkg_up"]!)
              ]),
          ])
      ], parameterOfInterest: "mu")
  }

  func loss(_ kind: String) throws -> GlobalExpression {
    kind == "q0" ? try model.expectedDiscoveryPValue() : try model.expectedCLs()
  }

  func evaluator(_ outputs: [GlobalExpression]) -> Evaluator {
    let evaluator = Evaluator(Plan(outputs))
    for (space, source) in sources { evaluator.bind(space, to: source) }
    return evaluator
  }

  func assignments(edges values: Tensor = [0.25, 0.5, 0.75]) -> [GlobalExpression: Tensor] {
    ParameterValues.initial(ParameterSet(network), seed: 1).assignments.merging([edges: values]) {
      $1
    }
  }
}

private let goldenFile = "peers/golden.jsonl"

@Suite(
  "The neos step against JAX",
  .enabled(
    if: SharedData.mayUse(goldenFile) && ConformanceScript.mayRun,
    "\(SharedData.skipped); \(ConformanceScript.skipped)"))
struct NeosBenchmarkTests {
  private struct Golden: Decodable {
    let bench: String
    let value: Double
    let edgeGradient: [Double]?
    let lastBiasGradient: Double?
    let yields: [String: [Double]]?

    enum CodingKeys: String, CodingKey {
      case bench, value, yields
      case edgeGradient = "grad_edges"
      case lastBiasGradient = "grad_last_bias"
    }
  }

  private func golden(_ name: String) throws -> Golden {
    let text = try String(contentsOf: SharedData.url(goldenFile), encoding: .utf8)
    let lines = text.split(separator: "\n").filter { $0.contains("\"blobs_") }
    let all = try lines.map { try JSONDecoder().decode(Golden.self, from: Data($0.utf8)) }
    return try #require(all.first { $0.bench == name })
  }

  private func isClose(_ a: Double, _ b: Double, _ relative: Double) -> Bool {
    abs(a - b) <= relative * abs(b)
  }

  @Test(arguments: [("small", "cls"), ("small", "q0"), ("large", "cls"), ("large", "q0")])
  func `yields, loss and gradients`(label: String, kind: String) throws {
    let golden = try golden("blobs_\(label)_\(kind)")
    try withTemporaryFolder { folder in
      try #require(
        ConformanceScript(at: SharedData.url("peers/make_inputs.py")).run(in: folder) == 0)
      let step = try NeosStep(label, inputs: folder.appending(path: "inputs"))
      let loss = try step.loss(kind)
      let bias = step.network.layers[2].bias!.raw
      let gradients = gradient(of: loss, withRespectTo: [step.edges, bias])
      let yields = NeosStep.samples.map { step.templates[$0]! }
      let results = try step.evaluator([loss] + gradients + yields).evaluate(step.assignments())
      for (name, values) in zip(NeosStep.samples, results.dropFirst(3)) {
        for (a, b) in zip(values.elements, golden.yields![name]!) { #expect(isClose(a, b, 1e-12)) }
      }
      #expect(isClose(results[0].scalar, golden.value, 1e-7))
      // The golden fits stop at a tolerance of 1e-6, which a derivative sees at first order.
      let largest = golden.edgeGradient!.map(abs).max()!
      for (a, b) in zip(results[1].elements, golden.edgeGradient!) {
        #expect(abs(a - b) <= 1e-4 * largest)
      }
      #expect(isClose(results[2].elements[0], golden.lastBiasGradient!, 1e-4))

      let lossOnly = step.evaluator([loss])
      let numeric = try finiteDifferences(at: [0.25, 0.5, 0.75], step: 1e-3) {
        try lossOnly.evaluate(step.assignments(edges: $0))[0].scalar
      }
      for (a, n) in zip(results[1].elements, numeric) { #expect(abs(a - n) <= 1e-6 * largest) }
    }
  }
}
