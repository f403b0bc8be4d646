import Autodiff

/// The visibility of a detector's tiles from any point, as an expression: the share of the photons made there
/// that arrive at each tile.
///
/// One model serves a single point (a global value) and many (one for each event), and is differentiated as any
/// expression.
public protocol LightModel: Sendable {
  /// How many tiles there are.
  var tileCount: Int { get }

  /// Values for the parameters that the expression has, such as a network's weights.
  var assignments: [GlobalExpression: Tensor] { get }

  /// The visibility of each tile, of shape `[tiles]`.
  ///
  /// - Parameter position: In cm, of shape `[3]`.
  func visibility<V: GraphValue>(at position: V) -> V
}

extension LightModel {
  public var assignments: [GlobalExpression: Tensor] { [:] }
}
