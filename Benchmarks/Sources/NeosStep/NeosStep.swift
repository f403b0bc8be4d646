import Apus
import Foundation

/// One training step of the neos demonstration as the peer benchmark defines it: network, relaxed
/// histogram, HistFactory with one correlated shape, expected CLs or p-value, gradient, Adam.
struct NeosStep {
  let edges = Parameter("edges", value: [0.25, 0.5, 0.75])
  let parameters: ParameterSet
  private let evaluator: Evaluator

  static let samples = ["sig", "bkg", "bkg_up", "bkg_down"]

  /// - Parameters:
  ///   - label: `small` (100 hidden units) or `large` (1024).
  ///   - kind: `cls` or `q0`.
  ///   - inputs: The folder of arrays that the peer's `make_inputs.py` writes.
  init(_ label: String, kind: String, inputs: URL, threads: Int) throws {
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
    parameters = ParameterSet(network.parameters + [("edges", edges)])
    var templates: [String: GlobalExpression] = [:]
    var sources: [EventSpace: any EventSource] = [:]
    for name in Self.samples {
      let space = EventSpace(name)
      let rows = try load("blobs_\(name)").elements.prefix(4000)
      sources[space] = ColumnSource([
        "x": stride(from: 0, to: 4000, by: 2).map { rows[$0] },
        "y": stride(from: 1, to: 4000, by: 2).map { rows[$0] },
      ])
      let template = fillTemplate(
        of: network.score(EventExpression.columns(["x", "y"], of: space)),
        edges: concatenate([[0], edges.expression, [1]]), assignment: .kernel(bandwidth: 0.09),
        outside: .dropped)
      let expected: GlobalExpression = name == "sig" ? 20.0 / 2000 : 100.0 / 2000
      templates[name] = template.scaled(by: expected).values + 1e-3
    }
    let model = try HistFactoryModel(
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
    let loss = kind == "q0" ? try model.expectedDiscoveryPValue() : try model.expectedCLs()
    evaluator = Evaluator(
      Plan([loss] + gradient(of: loss, withRespectTo: parameters.rawExpressions)), threads: threads)
    for (space, source) in sources { evaluator.bind(space, to: source) }
  }

  /// Loss and gradient at some values.
  func lossAndGradient(at values: ParameterValues) throws -> (Double, ParameterValues) {
    let results = try evaluator.evaluate(values.assignments)
    return (results[0].scalar, ParameterValues(parameters, tensors: results.dropFirst()))
  }
}
