import Autodiff

/// The visibility by formula, exact with all its derivatives: what a table or a network is to learn.
///
/// Direct light of tile t is vₜ = Ωₜ/4π · exp(−rₜ/λ), with its exact solid angle Ω, and r the distance to its
/// middle; far away that is A cos θ/(4π r²) · exp(−r/λ). Light by way of the cathode adds
/// Σₚ Ωₚ/4π · exp(−rₚ/λ) · gₚₜ over its pieces p, with g as in `ReflectedLight`.
public struct AnalyticVisibility: LightModel {
  /// Of what.
  public let detector: LightDetector
  private let tiles: [TileWall]
  private let reflectors: [TileWall]

  /// The visibility of a detector's tiles.
  public init(_ detector: LightDetector) {
    self.detector = detector
    tiles = TileWall.walls(of: detector.tiles)
    reflectors = TileWall.walls(of: detector.reflectors)
  }

  public var tileCount: Int { detector.tiles.count }

  public func visibility<V: GraphValue>(at position: V) -> V {
    let direct = light(on: tiles, from: position)
    guard detector.reflectivity > 0, !reflectors.isEmpty else { return direct }
    let arriving = light(on: reflectors, from: position)
    let seen = product(arriving, GlobalExpression(detector.reflected.shares))
    return direct + seen
  }

  /// The share of light that reaches each rectangle: Ω/4π · exp(−r/λ).
  private func light<V: GraphValue>(on walls: [TileWall], from position: V) -> V {
    concatenate(
      walls.map { wall in
        wall.solidAngles(from: position) * (0.25 / .pi)
          * exp(wall.distances(from: position) * (-1 / detector.attenuationLength))
      })
  }

  private func product<V: GraphValue>(_ vector: V, _ matrix: GlobalExpression) -> V {
    vector.node.isPerEvent
      ? .wrap(matmul(EventExpression(vector.node), matrix).node)
      : .wrap(matmul(GlobalExpression(vector.node), matrix).node)
  }
}
