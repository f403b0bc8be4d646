import Autodiff
import Networks
import NumericalMethods
import Parameters
import TestSupport
import Testing

@Suite("Networks in single precision")
struct PrecisionTests {
  private static let activations: [Activation] = [
    .identity, .relu, .leakyRelu(slope: 0.1), .tanh, .swish, .sigmoid, .softplus,
    .sine(omega: 3), .softmax,
  ]
  private static let columns = ["a", "b", "c"]
  private let space = EventSpace("sample")

  private var source: ColumnSource {
    ColumnSource(
      Dictionary(
        uniqueKeysWithValues: Self.columns.map {
          ($0, RandomStream(seed: 4, purpose: $0).normals(count: 700))
        }))
  }

  /// The mean cross-entropy of a network's logits and its gradient.
  private func lossAndGradient(_ network: MLP) throws -> [Double] {
    let logits = network.score(EventExpression.columns(Self.columns, of: space))
    #expect(logits.precision == .double)
    let loss = binaryCrossEntropy(logits: logits, label: 1).meanOverEvents()
    let set = ParameterSet(network)
    let outputs = [loss] + gradient(of: loss, withRespectTo: set.rawExpressions)
    let values = ParameterValues.initial(set, seed: 2)
    return try Autodiff.values(of: outputs, at: values.assignments, events: [space: source])
      .flatMap(\.elements)
  }

  @Test(arguments: activations)
  func `agree with double precision to a few floats' digits`(activation: Activation) throws {
    func network(_ precision: Precision) -> MLP {
      MLP(inputs: 3, hidden: [16, 8], activation: activation, precision: precision)
    }
    let (double, single) = (
      try lossAndGradient(network(.double)), try lossAndGradient(network(.single))
    )
    let largest = double.dropFirst().map(abs).max()!
    #expect(deviation(of: single, from: double, scale: largest) < 1e-5)
    #expect(single != double)
  }

  @Test func `global arguments are computed in double precision`() throws {
    let layers = MLP(inputs: 3, hidden: [4]).layers
    let x = GlobalExpression(Tensor(rows: [[0.1, 0.2, 0.3], [-1, 2, 0.5]]))
    let values = ParameterValues.initial(ParameterSet(MLP(layers: layers)), seed: 2)
    let results = try [Precision.double, .single].map {
      try MLP(layers: layers, precision: $0)(x).value(at: values.assignments)
    }
    #expect(results[0] == results[1])
  }
}
