import Autodiff
import Parameters

/// A function with parameters, from vectors of `inputs` numbers to vectors of `outputs` numbers.
///
/// One implementation serves per-event and global values:
///
/// | argument | result |
/// |---|---|
/// | per event, `[inputs]` | per event, `[outputs]` |
/// | per event, `[rows, inputs]` | per event, `[rows, outputs]` |
/// | global, `[inputs]` or `[rows, inputs]` | global, `[outputs]` or `[rows, outputs]` |
///
/// ```swift
/// let network = MLP(inputs: 30, hidden: [64, 64], activation: .swish, output: .sigmoid)
/// let score = network.score(.columns(features, of: signal))
/// ```
public protocol Network: ParameterContainer, Sendable {
  /// The extent of an argument's last axis.
  var inputs: Int { get }

  /// The extent of the result's last axis.
  var outputs: Int { get }

  /// Applies the network along the last axis.
  ///
  /// - Precondition: the argument is a vector or a matrix whose last extent is `inputs`.
  func callAsFunction<V: GraphValue>(_ input: V) -> V
}

extension Network {
  /// The result of a network with one output, without its last axis: a scalar per event, or one
  /// number per row.
  ///
  /// - Precondition: `outputs` is 1.
  public func score<V: GraphValue>(_ input: V) -> V {
    precondition(outputs == 1, "a score is one number, but this network has \(outputs) outputs")
    let result = self(input)
    return result.reshaped(to: Shape(result.shape.extents.dropLast()))
  }

  func requireInputs(_ shape: Shape) {
    precondition(
      1...2 ~= shape.rank && shape.extents.last == inputs,
      """
      a network of \(inputs) inputs takes shape [\(inputs)] or [rows, \(inputs)], given \(shape)
      """)
  }
}

extension Shape {
  init(_ extents: ArraySlice<Int>) { self.init(Array(extents)) }
}
