/// The form of a point.
public enum Marker: Sendable, Hashable {
  case disc, circle, square, diamond, triangle, cross

  /// Commands of a path; a disc is a dot with round ends.
  func path(at place: SIMD2<Double>, diameter: Double) -> String {
    let r = diameter / 2
    func polygon(_ corners: [SIMD2<Double>]) -> String {
      pathText(corners.map { place + r * $0 }, closed: true)
    }
    switch self {
    case .disc: return "M\(svgNumber(place.x)) \(svgNumber(place.y))h0"
    case .circle:
      let arc = "a\(svgNumber(r)) \(svgNumber(r)) 0 1 0 "
      return "M\(svgNumber(place.x - r)) \(svgNumber(place.y))\(arc)\(svgNumber(2 * r)) 0"
        + "\(arc)\(svgNumber(-2 * r)) 0Z"
    case .square:
      return polygon([SIMD2(-0.9, -0.9), SIMD2(0.9, -0.9), SIMD2(0.9, 0.9), SIMD2(-0.9, 0.9)])
    case .diamond:
      return polygon([SIMD2(0, -1.25), SIMD2(1, 0), SIMD2(0, 1.25), SIMD2(-1, 0)])
    case .triangle: return polygon([SIMD2(0, -1.15), SIMD2(1.1, 0.85), SIMD2(-1.1, 0.85)])
    case .cross:
      return pathText([place + r * SIMD2(-1, -1), place + r * SIMD2(1, 1)])
        + pathText([place + r * SIMD2(-1, 1), place + r * SIMD2(1, -1)])
    }
  }

  func paint(_ colour: Colour, diameter: Double) -> Paint {
    switch self {
    case .disc:
      Paint(stroke: colour, style: LineStyle(width: diameter), hasRoundEnds: true)
    case .circle, .cross: .stroke(colour, LineStyle(width: 1.4))
    case .square, .diamond, .triangle: .fill(colour)
    }
  }
}
