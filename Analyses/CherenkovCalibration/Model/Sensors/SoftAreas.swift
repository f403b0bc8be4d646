import Autodiff

/// The area over which each sensor sees light: its soft share integrated over the wall.
///
/// In an endless plane ∫ P(d) dA is the disc's area πa². Of a real sensor's share a part lies beyond the rim between
/// barrel and lid, where no light of this surface arrives, or beyond the next place of the sensors' grid, where it is
/// not counted. Areas are sums in steps of a 60th of the grid's spacing, to which σ is not to be small.
struct SoftAreas {
  /// In m², `[sensors]`.
  let values: [Double]

  /// - Throws: What an evaluation throws.
  init(_ layout: SensorLayout, _ overlap: DiscOverlap) throws {
    let (radius, height) = (layout.cylinder.radius, layout.cylinder.height)
    let lid = try Patch(overlap, spacing: (layout.pitch, layout.pitch))
    let barrel = try Patch(
      overlap,
      spacing: (2 * .pi * radius / Double(layout.columns), height / Double(layout.rows)))
    values = zip(layout.places, layout.surfaces).map { place, surface in
      surface == .barrel
        ? barrel.area { _, rise in abs(place.z + rise) < height / 2 }
        : lid.area { east, north in
          let (x, y) = (place.x + east, place.y + north)
          return x * x + y * y < radius * radius
        }
    }
  }
}

/// A soft share about the middle of its disc on a fine grid, one spacing of sensors to each side.
private struct Patch {
  /// In metres, `[places]`.
  private let places: [(east: Double, north: Double)]
  /// P(d) dA, in m², `[places]`.
  private let areas: [Double]

  init(_ overlap: DiscOverlap, spacing: (east: Double, north: Double)) throws {
    // Even, so that a rim half a spacing away is between places.
    let steps = 120
    let middles = (0..<steps).map { 2 * (Double($0) + 0.5) / Double(steps) - 1 }
    places = middles.flatMap { u in middles.map { (u * spacing.east, $0 * spacing.north) } }
    let squares = places.map { $0.east * $0.east + $0.north * $0.north }
    let cell = 4 * spacing.east * spacing.north / Double(steps * steps)
    areas = try overlap(squaredDistance: GlobalExpression(squares)).value().elements.map {
      $0 * cell
    }
  }

  /// The share's area where there is wall.
  func area(where isWall: (_ east: Double, _ north: Double) -> Bool) -> Double {
    zip(places, areas).reduce(0) { sum, cell in
      isWall(cell.0.east, cell.0.north) ? sum + cell.1 : sum
    }
  }
}
