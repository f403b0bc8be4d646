import Autodiff
import Networks
import Parameters

/// Four events with three inputs each, labels and weights, and a network with given parameters.
struct GoldenNetwork {
  static let inputs: [[Double]] = [
    [-1.5, -0.25, 1], [-1, 0.25, 1.5], [-0.5, 0.75, -1.25], [0, 1.25, -0.75],
  ]
  static let labels: [Double] = [1, 0, 1, 0.25]
  static let weights: [Double] = [1, 2, 0.5, 1.5]

  let network: MLP
  let set: ParameterSet
  let values: ParameterValues

  init(_ activation: Activation) {
    network = MLP(inputs: 3, hidden: [2, 2], activation: activation)
    set = ParameterSet(network)
    let tensors = set.enumerated().map { index, parameter in
      Self.pattern(parameter.rawShape, key: index + 1)
    }
    values = ParameterValues(set, tensors: tensors)
  }

  /// Element i is ((7 i + 5 key) mod 11) / 8 − 5/8.
  private static func pattern(_ shape: Shape, key: Int) -> Tensor {
    let elements = (0..<shape.count).map { index -> Double in
      let residue = (7 * index + 5 * key) % 11
      return Double(residue) / 8 - 0.625
    }
    return Tensor(shape: shape, elements: elements)
  }

  private let space = EventSpace("sample")

  var eventInputs: EventExpression { .columns(["a", "b", "c"], of: space) }

  var source: [EventSpace: any EventSource] {
    let columns = (0..<3).map { column in Self.inputs.map { $0[column] } }
    return [
      space: ColumnSource([
        "a": columns[0], "b": columns[1], "c": columns[2], "label": Self.labels,
        "weight": Self.weights,
      ])
    ]
  }

  /// The loss computed event by event.
  var eventLoss: GlobalExpression {
    meanBinaryCrossEntropy(
      logits: network.score(eventInputs), labels: .column("label", of: space),
      weights: .column("weight", of: space))
  }

  /// The loss computed on one global matrix of events.
  var globalLoss: GlobalExpression {
    let score = network.score(GlobalExpression(Tensor(rows: Self.inputs)))
    let losses = binaryCrossEntropy(logits: score, labels: GlobalExpression(Self.labels))
    let weights = GlobalExpression(Self.weights)
    return (losses * weights).sum() / weights.sum()
  }

  func lossAndGradient(_ loss: GlobalExpression) throws -> (loss: Double, gradient: [Double]) {
    let outputs = [loss] + gradient(of: loss, withRespectTo: set.rawExpressions)
    let results = try Autodiff.values(of: outputs, at: values.assignments, events: source)
    return (results[0].scalar, results.dropFirst().flatMap(\.elements))
  }
}
