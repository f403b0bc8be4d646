import Autodiff
import Parameters

/// A multilayer perceptron: dense layers one after another.
///
/// Its parameters are called "layer 1 weights", "layer 1 bias", "layer 2 weights" and so on.
public struct MLP: Network {
  /// What is done to the inputs first; nil for nothing.
  public let standardisation: Standardisation?
  public let layers: [Dense]
  /// How precisely per-event values are computed between the layers. Inputs, scores and gradients are
  /// of double precision in any case, and so are global arguments throughout.
  public let precision: Precision

  /// A perceptron from layers made elsewhere.
  ///
  /// - Parameters:
  ///   - layers: At least one; each takes as many inputs as the one before has outputs.
  ///   - standardisation: Of as many columns as the first layer has inputs.
  ///   - precision: How precisely per-event values are computed.
  public init(
    layers: [Dense], standardisation: Standardisation? = nil, precision: Precision = .double
  ) {
    precondition(!layers.isEmpty, "a perceptron has at least one layer")
    for (index, (before, after)) in zip(layers, layers.dropFirst()).enumerated() {
      precondition(
        before.outputs == after.inputs,
        """
        layer \(index + 1) has \(before.outputs) outputs, layer \(index + 2) \(after.inputs) inputs
        """)
    }
    if let columns = standardisation?.mean.count {
      precondition(
        columns == layers[0].inputs,
        "\(columns) columns are standardised, but the network has \(layers[0].inputs) inputs")
    }
    (self.layers, self.standardisation, self.precision) = (layers, standardisation, precision)
  }

  /// A perceptron with new parameters.
  ///
  /// - Parameters:
  ///   - inputs: The number of inputs.
  ///   - hidden: The number of units in each hidden layer; empty for a linear model.
  ///   - outputs: The number of outputs.
  ///   - activation: The hidden layers' activation.
  ///   - output: The last layer's activation; `.identity` gives logits.
  ///   - initialiser: Where all weights start; nil for each activation's usual one. Biases start at
  ///     0.
  ///   - standardisation: What is done to the inputs first.
  ///   - precision: How precisely per-event values are computed: `.single` takes about half the time
  ///     and memory, and keeps seven digits.
  public init(
    inputs: Int, hidden: [Int], outputs: Int = 1, activation: Activation = .swish,
    output: Activation = .identity, initialiser: Initialiser? = nil,
    standardisation: Standardisation? = nil, precision: Precision = .double
  ) {
    let widths = [inputs] + hidden + [outputs]
    let layers = widths.indices.dropLast().map { index in
      let activation = index == hidden.count ? output : activation
      return Dense(
        "layer \(index + 1)", inputs: widths[index], outputs: widths[index + 1],
        activation: activation,
        initialiser: initialiser ?? activation.usualInitialiser(isFirst: index == 0))
    }
    self.init(layers: layers, standardisation: standardisation, precision: precision)
  }

  public var inputs: Int { layers[0].inputs }
  public var outputs: Int { layers[layers.count - 1].outputs }

  public var parameters: [(path: String, parameter: Parameter)] {
    layers.enumerated().flatMap { $1.parameters(under: "layer \($0 + 1)") }
  }

  public func callAsFunction<V: GraphValue>(_ input: V) -> V {
    requireInputs(input.shape)
    let prepared = standardisation.map { $0(input) } ?? input
    guard precision == .single, input.node.isPerEvent else {
      return layers.reduce(prepared) { $1($0) }
    }
    let inner = EventExpression(prepared.node).converted(to: .single)
    return .wrap(layers.reduce(inner) { $1($0) }.converted(to: .double).node)
  }
}
