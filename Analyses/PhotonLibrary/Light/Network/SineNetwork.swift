import Autodiff
import Networks
import Parameters

/// The shape of a network of sines: layers of sin(ω(x W + b)) and a linear last one.
public struct SineShape: Hashable, Sendable {
  /// The number of layers of sines.
  public var layers: Int
  /// The units of each.
  public var width: Int
  /// ω.
  public var omega: Double

  /// - Parameters:
  ///   - layers: The number of layers of sines.
  ///   - width: The units of each.
  ///   - omega: ω; larger follows finer structure, and noise; 30 in arXiv:2006.09661 and arXiv:2211.01505.
  public init(layers: Int = 3, width: Int = 64, omega: Double = 15) {
    (self.layers, self.width, self.omega) = (layers, width, omega)
  }

  /// The network, from a position of numbers in [−1, 1] to a number for each tile.
  func network(tiles: Int, precision: Precision) -> MLP {
    .siren(
      inputs: 3, hidden: width, layers: layers, outputs: tiles, omega: omega, precision: precision)
  }
}

/// A network of sines that has learnt the visibility of a detector.
///
/// Its inputs are the coordinates, each from −1 to 1 across the active volume; its outputs are visibilities on
/// `VisibilityScale`. arXiv:2211.01505.
public struct SineNetwork: LightModel {
  /// The form of the network.
  public let shape: SineShape
  /// The box that the inputs cover, in cm.
  public let size: Position
  public let tileCount: Int
  /// The network itself.
  public let network: MLP
  /// Its weights.
  public var weights: ParameterValues

  /// A network that has learnt nothing yet.
  ///
  /// - Parameters:
  ///   - shape: The form of the network.
  ///   - detector: What it is of.
  ///   - precision: How precisely it computes for many points at once.
  ///   - seed: Which initial weights.
  public init(
    _ shape: SineShape, of detector: LightDetector, precision: Precision = .single, seed: UInt64
  ) {
    (self.shape, size, tileCount) = (shape, detector.size, detector.tiles.count)
    network = shape.network(tiles: detector.tiles.count, precision: precision)
    weights = .initial(ParameterSet(network), seed: seed)
  }

  /// How many numbers it is.
  public var parameterCount: Int { weights.parameters.elementCount }

  public var assignments: [GlobalExpression: Tensor] { weights.assignments }

  /// The same weights in a network that computes in another precision.
  public func computing(in precision: Precision) -> SineNetwork {
    SineNetwork(shape, size: size, tiles: tileCount, precision: precision, flat: weights.flattened)
  }

  init(_ shape: SineShape, size: Position, tiles: Int, precision: Precision, flat: [Double]) {
    (self.shape, self.size, tileCount) = (shape, size, tiles)
    network = shape.network(tiles: tiles, precision: precision)
    weights = ParameterValues(ParameterSet(network), flattened: flat)
  }

  /// The network's outputs at a position in cm, of shape `[3]` or several as `[rows, 3]`.
  public func scaledVisibility<V: GraphValue>(at position: V) -> V {
    let half = GlobalExpression((0..<3).map { size[$0] / 2 })
    return network(V.wrap((position.node - half.node) / half.node))
  }

  /// v + ε, above 0 everywhere.
  public func shiftedVisibility<V: GraphValue>(at position: V) -> V {
    VisibilityScale.shiftedVisibility(scaledVisibility(at: position))
  }

  /// v, which noise of the training may bring below 0, by no more than ε.
  public func visibility<V: GraphValue>(at position: V) -> V {
    shiftedVisibility(at: position) - VisibilityScale.offset
  }
}
