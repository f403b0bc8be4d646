/// One drift volume of a module of liquid argon: light tiles on two walls and a reflecting cathode.
///
/// Like one of the two drift volumes of a module of the 2×2 demonstrator of DUNE's near detector
/// (arXiv:2403.03212: a drift of 30 cm, 48 channels of light), simplified: a box 30 cm × 120 cm × 60 cm, on each
/// of the walls z = 0 and z = 60 cm 2 × 12 tiles of 14 cm × 9 cm with gaps of 1 cm, 1 cm behind the wall;
/// 1 cm behind the wall x = 0 a cathode that throws half of the light back in all directions. All other
/// walls are black.
public struct LightDetector: Hashable, Sendable {
  /// The lengths of the active volume, in cm; its corner is the origin.
  public let size: Position
  /// What sees the light.
  public let tiles: [Rectangle]
  /// What reflects it, in pieces small enough to be taken as points where their light is seen.
  public let reflectors: [Rectangle]
  /// The share of light that a reflector gives back, spread as the cosine of the angle (Lambert's law).
  public let reflectivity: Double
  /// The length λ over which the light falls to 1/e, in cm, by absorption and by scattering taken as loss.
  ///
  /// Of the order of the Rayleigh scattering length at 128 nm, (99.1 ± 2.3) cm: arXiv:2002.09346.
  public let attenuationLength: Double
  /// The share of photons on a tile that are counted, one number for each tile.
  public var efficiencies: [Double]
  /// What share of the light on each reflector arrives at each tile.
  public let reflected: ReflectedLight
  /// Counts in each tile without any light: noise and other decays, per flash.
  public let darkCounts: Double

  /// - Parameters:
  ///   - attenuationLength: λ, in cm.
  ///   - reflectivity: Of the cathode; 0 for none.
  ///   - efficiency: The share of photons on a tile that are counted.
  ///   - darkCounts: In each tile per flash.
  public init(
    attenuationLength: Double = 100, reflectivity: Double = 0.5, efficiency: Double = 0.01,
    darkCounts: Double = 0.1
  ) {
    size = [30, 120, 60]
    tiles = [-1.0, 61.0].flatMap { z in
      (0..<12).flatMap { row in
        (0..<2).map { column in
          Rectangle(
            axis: 2, plane: z, first: Self.span(column, pitch: 15, gap: 1),
            second: Self.span(row, pitch: 10, gap: 1))
        }
      }
    }
    reflectors = (0..<12).flatMap { row in
      (0..<6).map { column in
        Rectangle(
          axis: 0, plane: -1, first: Self.span(row, pitch: 10, gap: 0),
          second: Self.span(column, pitch: 10, gap: 0))
      }
    }
    (self.attenuationLength, self.reflectivity) = (attenuationLength, reflectivity)
    efficiencies = tiles.map { _ in efficiency }
    self.darkCounts = darkCounts
    reflected = ReflectedLight(
      by: reflectors, on: tiles, reflectivity: reflectivity, attenuationLength: attenuationLength)
  }

  private static func span(_ index: Int, pitch: Double, gap: Double) -> ClosedRange<Double> {
    let start = Double(index) * pitch
    return (start + gap / 2)...(start + pitch - gap / 2)
  }

  /// Whether a point lies in the active volume, at least so far from its walls.
  ///
  /// - Parameters:
  ///   - point: In cm.
  ///   - margin: In cm.
  public func contains(_ point: Position, margin: Double = 0) -> Bool {
    (0..<3).allSatisfy { margin...(size[$0] - margin) ~= point[$0] }
  }
}
