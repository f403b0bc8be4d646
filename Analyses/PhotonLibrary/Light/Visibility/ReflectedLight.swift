import Autodiff
import Foundation

/// What share of the light on each piece of a reflector arrives at each tile afterwards.
///
/// gₚₜ = ρ ∫ cos θ cos θ′ / (π R²) exp(−R/λ) dA over tile t from the middle of piece p: reflectivity ρ and
/// Lambert's law. The integral is the sum over 6 × 6 equal parts of the tile. It is one reflection; light that
/// tiles or other walls reflect is left out.
public struct ReflectedLight: Hashable, Sendable {
  /// gₚₜ, of shape `[pieces, tiles]`.
  public let shares: Tensor

  /// - Parameters:
  ///   - pieces: Of the reflector.
  ///   - tiles: What sees its light.
  ///   - reflectivity: ρ.
  ///   - attenuationLength: λ, in cm.
  public init(
    by pieces: [Rectangle], on tiles: [Rectangle], reflectivity: Double, attenuationLength: Double
  ) {
    shares = Tensor(
      shape: [pieces.count, tiles.count],
      elements: pieces.flatMap { piece in
        tiles.map { tile in
          reflectivity * Self.share(from: piece, on: tile, attenuationLength: attenuationLength)
        }
      })
  }

  private static let parts = (0..<6).map { (Double($0) + 0.5) / 6 }

  private static func share(
    from piece: Rectangle, on tile: Rectangle, attenuationLength: Double
  ) -> Double {
    let sum = parts.reduce(0.0) { sum, u in
      parts.reduce(sum) { sum, v in
        let path = tile.point(u, v) - piece.centre
        let square = (path * path).sum()
        let cosines = abs(path[piece.axis] * path[tile.axis]) / square
        return sum + cosines / (.pi * square) * exp(-square.squareRoot() / attenuationLength)
      }
    }
    return sum * tile.area / Double(parts.count * parts.count)
  }
}
