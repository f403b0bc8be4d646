import Apus

/// A perceptron 30-64-64-1 with tanh and its mean cross-entropy over 800 000 events: value and
/// gradient of the full batch. The peer is `mlp.py`, whose arrays `Peers/mlp_inputs.py` writes.
struct Classifier: Benchmark {
  let precision: Precision
  var name: String { "mlp_\(bits)" }
  var peers: [String] { ["mlp_jax_\(bits)", "mlp_torch_\(bits)"] }
  let repetitions = 5
  var tolerance: Tolerance { precision == .double ? .double : .single }
  let threads: Int
  let dataMegabytes: Double
  private let start: ParameterValues
  private let evaluator: Evaluator

  private var bits: String { precision == .double ? "float64" : "float32" }

  init(_ inputs: Inputs, precision: Precision = .double, threads: Int) throws {
    let features = (0..<30).map { "x\($0)" }
    let events = try inputs.table("mlp_x", columns: features)
      .adding("label", inputs.tensor("mlp_y").elements)
    let space = EventSpace("events")
    let network = try inputs.network("mlp_", hidden: .tanh, output: .identity, precision: precision)
    let loss = meanBinaryCrossEntropy(
      logits: network.score(EventExpression.columns(features, of: space)),
      labels: .column("label", of: space))
    let parameters = ParameterSet(network)
    self.precision = precision
    self.threads = threads
    dataMegabytes = events.megabytes
    start = .initial(parameters, seed: 1)
    evaluator = Evaluator(
      Plan([loss] + gradient(of: loss, withRespectTo: parameters.rawExpressions)), threads: threads)
    evaluator.bind(space, to: TableSource(events))
  }

  func evaluate() throws -> Outcome {
    let results = try evaluator.evaluate(start.assignments)
    let gradient = ParameterValues(start.parameters, tensors: results.dropFirst())
    return Outcome(value: results[0].scalar, gradients: ["grad_norm": [gradient.norm]])
  }
}
