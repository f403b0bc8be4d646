import Foundation

extension LightDetector {
  /// The visibility of each tile from a point in plain numbers: `AnalyticVisibility`, written a second time.
  ///
  /// - Parameter point: In cm.
  public func visibility(from point: Position) -> [Double] {
    let arriving = reflectors.map { light(on: $0, from: point) }
    return tiles.indices.map { tile in
      arriving.indices.reduce(light(on: tiles[tile], from: point)) {
        $0 + arriving[$1] * reflected.shares[$1, tile]
      }
    }
  }

  private func light(on rectangle: Rectangle, from point: Position) -> Double {
    let path = rectangle.centre - point
    let distance = (path * path).sum().squareRoot()
    return rectangle.solidAngle(from: point) / (4 * .pi) * exp(-distance / attenuationLength)
  }
}
