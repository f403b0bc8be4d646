import Foundation

/// Sensors that light from the axis cannot tell apart: rows on the barrel, and on each lid those at one radius.
///
/// Light that is the same in every azimuth and reaches the wall at height z or radius ρ is in a sensor with the part of the
/// circle that the disc covers: √(a² − Δz²)/(πr) on the barrel, arccos((ρ² + ρₛ² − a²)/(2ρρₛ))/π on a lid. So a
/// path counts for all sensors of a ring, whatever its azimuth.
struct SensorRings {
  /// The ring of each sensor, `[sensors]`.
  let numbers: [Int]
  let count: Int
  private let layout: SensorLayout
  /// Radii of the rings on a lid, ascending.
  private let radii: [Double]

  init(_ layout: SensorLayout) {
    self.layout = layout
    func radius(_ place: SIMD3<Double>) -> Double {
      (place.x * place.x + place.y * place.y).squareRoot()
    }
    var radii: [Double] = []
    let lid = layout.places.indices.filter { layout.surfaces[$0] == .upper }
    for value in lid.map({ radius(layout.places[$0]) }).sorted()
    where radii.last.map({ value - $0 > 1e-9 }) ?? true {
      radii.append(value)
    }
    self.radii = radii
    count = layout.rows + 2 * radii.count
    numbers = layout.places.indices.map { sensor in
      let first = layout.rows + (layout.surfaces[sensor] == .upper ? radii.count : 0)
      if layout.surfaces[sensor] == .barrel { return sensor % layout.rows }
      let own = radius(layout.places[sensor])
      return first + (radii.firstIndex { abs($0 - own) < 1e-6 } ?? 0)
    }
  }

  /// The rings that light at a place reaches, with the part of its circle that one sensor covers.
  func shares(at place: SIMD3<Double>) -> [(ring: Int, share: Double)] {
    let (a, r, half) = (layout.radius, layout.cylinder.radius, layout.cylinder.height / 2)
    if abs(place.z) < half - 1e-9 * half {
      let row = min(max(Int((place.z / half + 1) / 2 * Double(layout.rows)), 0), layout.rows - 1)
      let middle = ((Double(row) + 0.5) / Double(layout.rows) * 2 - 1) * half
      let chord = a * a - (place.z - middle) * (place.z - middle)
      return chord > 0 ? [(row, chord.squareRoot() / (.pi * r))] : []
    }
    let first = layout.rows + (place.z > 0 ? radii.count : 0)
    let radius = (place.x * place.x + place.y * place.y).squareRoot()
    return radii.indices.compactMap { index in
      let own = radii[index]
      guard abs(radius - own) < a, radius > 0 else { return nil }
      let cosine = (radius * radius + own * own - a * a) / (2 * radius * own)
      return (first + index, Foundation.acos(max(min(cosine, 1), -1)) / .pi)
    }
  }
}
