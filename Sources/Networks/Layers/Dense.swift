import Autodiff
import Parameters

/// A fully connected layer: activation(x W + b).
public struct Dense: Network {
  /// W, of shape `[inputs, outputs]`.
  public let weights: Parameter
  /// b, of shape `[outputs]`; nil for none.
  public let bias: Parameter?
  public let activation: Activation

  /// A layer from parameters made elsewhere, so that layers can share them.
  ///
  /// - Precondition: `weights` is a matrix `[inputs, outputs]` and `bias` a vector `[outputs]`.
  public init(weights: Parameter, bias: Parameter?, activation: Activation = .identity) {
    let shape = weights.shape
    precondition(shape.rank == 2, "weights have shape [inputs, outputs], given \(weights)")
    if let bias {
      precondition(
        bias.shape == [shape[1]],
        "the bias of \(shape[1]) outputs has shape [\(shape[1])], given \(bias)")
    }
    (self.weights, self.bias, self.activation) = (weights, bias, activation)
  }

  /// A layer with new parameters, labelled "weights" and "bias" after the layer's label.
  ///
  /// - Parameters:
  ///   - label: The layer's name in messages.
  ///   - inputs: The number of inputs, at least 1.
  ///   - outputs: The number of outputs, at least 1.
  ///   - activation: What is applied to the sums.
  ///   - initialiser: Where the weights start; nil for the activation's usual one.
  ///   - bias: Where the bias starts; nil for a layer without one.
  public init(
    _ label: String = "dense", inputs: Int, outputs: Int, activation: Activation = .identity,
    initialiser: Initialiser? = nil, bias: Initialiser? = .zeros
  ) {
    precondition(inputs > 0 && outputs > 0, "'\(label)': \(inputs) inputs, \(outputs) outputs")
    self.init(
      weights: Parameter(
        "\(label) weights", shape: [inputs, outputs],
        initialiser: initialiser ?? activation.usualInitialiser(isFirst: false)),
      bias: bias.map { Parameter("\(label) bias", shape: [outputs], initialiser: $0) },
      activation: activation)
  }

  public var inputs: Int { weights.shape[0] }
  public var outputs: Int { weights.shape[1] }

  /// "weights", and "bias" if there is one.
  public var parameters: [(path: String, parameter: Parameter)] {
    [("weights", weights)] + (bias.map { [("bias", $0)] } ?? [])
  }

  public func callAsFunction<V: GraphValue>(_ input: V) -> V {
    requireInputs(input.shape)
    let product = product(input, weights.expression)
    // Added as nodes: the bias is global whatever the input is.
    guard let bias else { return activation(product) }
    if let elementary = activation.elementary {
      return product.activated(elementary, bias: bias.expression)
    }
    return activation(V.wrap(product.node + bias.expression.node))
  }
}

/// The matrix product of a value of either kind with a global matrix.
func product<V: GraphValue>(_ input: V, _ matrix: GlobalExpression) -> V {
  input.node.isPerEvent
    ? .wrap(matmul(EventExpression(input.node), matrix).node)
    : .wrap(matmul(GlobalExpression(input.node), matrix).node)
}
