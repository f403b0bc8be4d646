import Autodiff
import Networks
import Parameters
import Testing

@Suite("Layers")
struct LayerTests {
  @Test func `dense layer by hand`() throws {
    let layer = Dense(inputs: 2, outputs: 3, activation: .relu)
    let set = ParameterSet(layer)
    #expect(set.paths == ["weights", "bias"])
    let values = ParameterValues(set, flattened: [1, 2, 3, 4, 5, -6, 0.5, -20, 0])
    let x: GlobalExpression = [1, 2]
    #expect(try layer(x).value(at: values.assignments) == [9.5, 0, 0])
    let rows = GlobalExpression(Tensor(rows: [[1, 2], [0, 0], [0, 5]]))
    #expect(
      try layer(rows).value(at: values.assignments)
        == Tensor(rows: [[9.5, 0, 0], [0.5, 0, 0], [20.5, 5, 0]]))
  }

  @Test func `layer without bias`() {
    let layer = Dense(inputs: 2, outputs: 3, bias: nil)
    #expect(ParameterSet(layer).paths == ["weights"])
  }

  @Test func `names and shapes of a perceptron's parameters`() {
    let set = ParameterSet(MLP(inputs: 3, hidden: [4], outputs: 2))
    #expect(
      set.paths == ["layer 1 weights", "layer 1 bias", "layer 2 weights", "layer 2 bias"])
    #expect(set.map(\.shape) == [[3, 4], [4], [4, 2], [2]])
    #expect(set.map(\.label) == set.paths)
  }

  @Test func `paths within a larger container`() {
    let set = ParameterSet(MLP(inputs: 3, hidden: []).parameters(under: "tagger"))
    #expect(set.paths == ["tagger layer 1 weights", "tagger layer 1 bias"])
  }

  @Test func `shapes of results`() {
    let network = MLP(inputs: 3, hidden: [4])
    let event = EventExpression.columns(["a", "b", "c"], of: EventSpace("s"))
    #expect(network(event).shape == [1])
    #expect(network.score(event).shape == .scalar)
    let rows = GlobalExpression(Tensor.zeros([5, 3]))
    #expect(network(rows).shape == [5, 1])
    #expect(network.score(rows).shape == [5])
  }

  @Test func `initial weights follow the activation`() {
    let relu = MLP(inputs: 3, hidden: [4, 4], activation: .relu)
    #expect(relu.layers.map(\.weights.initialiser) == [.heNormal, .heNormal, .glorotUniform])
    let sines = MLP.siren(inputs: 2, hidden: 16, layers: 2, omega: 10)
    #expect(
      sines.layers.map(\.weights.initialiser) == [
        .siren(first: true, omega: 10), .siren(first: false, omega: 10),
        .siren(first: false, omega: 10),
      ])
    #expect(sines.layers.map(\.activation) == [.sine(omega: 10), .sine(omega: 10), .identity])
    #expect(sines.layers[1].bias?.initialiser == .uniform(-0.25...0.25))
  }

  /// Sines of normal sums have variance 1/2, times n_in · 6 / (3 n_in): 1 in every layer after the
  /// first.
  @Test func `signals in a network of sines keep unit variance`() throws {
    let network = MLP.siren(inputs: 2, hidden: 256, layers: 4)
    let set = ParameterSet(network)
    let values = ParameterValues.initial(set, seed: 1)
    let points = Initialiser.uniform(-1...1).initialValue(shape: [64, 2], seed: 2, label: "points")
    var signal = GlobalExpression(points)
    for layer in network.layers.dropLast() {
      let sums = 30.0 * matmul(signal, layer.weights.expression)
      let variance = try square(sums).mean().value(at: values.assignments).scalar
      if layer.inputs > 2 { #expect(abs(variance - 1) < 0.1) }
      signal = layer(signal)
    }
  }

  @Test func `standardisation comes first`() throws {
    let raw = MLP(inputs: 2, hidden: [])
    let network = MLP(
      layers: raw.layers, standardisation: Standardisation(mean: [10, 5], scale: [2, 0]))
    let values = ParameterValues(ParameterSet(network), flattened: [3, 100, 0.5])
    let x: GlobalExpression = [14, 5]
    #expect(try network.score(x).value(at: values.assignments) == 6.5)
  }

  @Test func `misfits stop the program`() async {
    await #expect(processExitsWith: .failure) {
      _ = MLP(inputs: 3, hidden: [4])(GlobalExpression([1, 2]))
    }
    await #expect(processExitsWith: .failure) {
      _ = MLP(inputs: 2, hidden: [4], outputs: 2).score(GlobalExpression([1, 2]))
    }
    await #expect(processExitsWith: .failure) {
      _ = MLP(layers: [Dense(inputs: 2, outputs: 3), Dense(inputs: 4, outputs: 1)])
    }
  }
}
