/// The commands of an SVG path through points.
///
/// Points in the same column of pixels are replaced by the first, the lowest, the highest and the last of
/// them, which looks the same (Jugel and others, doi:10.14778/2732951.2732953).
func pathText(_ points: [SIMD2<Double>], closed: Bool = false) -> String {
  let points = points.count > 1000 ? thinned(points) : points
  // A tenth of a pixel is enough where there are many.
  let unit = points.count > 300 ? 10.0 : 100.0
  var text = ""
  var last: SIMD2<Double>?
  var command: Character?
  for point in points {
    let rounded = (point * unit).rounded(.toNearestOrEven) / unit
    guard rounded != last else { continue }
    let (x, y) = (svgNumber(rounded.x), svgNumber(rounded.y))
    let next: Character =
      last == nil ? "M" : last?.x == rounded.x ? "V" : last?.y == rounded.y ? "H" : "L"
    switch next {
    case "V": text += "V\(y)"
    case "H": text += "H\(x)"
    case "L" where command == "L": text += " \(x) \(y)"
    default: text += "\(next)\(x) \(y)"
    }
    (last, command) = (rounded, next)
  }
  // One point is a dot where ends are round, nothing elsewhere.
  if command == "M" { text += "h0" }
  return closed && !text.isEmpty ? text + "Z" : text
}

private func thinned(_ points: [SIMD2<Double>]) -> [SIMD2<Double>] {
  var kept: [SIMD2<Double>] = []
  var start = 0
  while start < points.count {
    let column = (points[start].x * 2).rounded(.down)
    var end = start + 1
    while end < points.count, (points[end].x * 2).rounded(.down) == column { end += 1 }
    let run = start..<end
    let lowest = run.max { points[$0].y < points[$1].y }!
    let highest = run.min { points[$0].y < points[$1].y }!
    kept += Set([start, lowest, highest, end - 1]).sorted().map { points[$0] }
    start = end
  }
  return kept
}
