/// A rectangle in pixels; y points down.
struct Box: Hashable {
  var left: Double
  var top: Double
  var width: Double
  var height: Double

  var right: Double { left + width }
  var bottom: Double { top + height }
  var origin: SIMD2<Double> { SIMD2(left, top) }
  var corners: [SIMD2<Double>] {
    [origin, SIMD2(right, top), SIMD2(right, bottom), SIMD2(left, bottom)]
  }

  func contains(_ point: SIMD2<Double>) -> Bool {
    (left - 0.01...right + 0.01).contains(point.x) && (top - 0.01...bottom + 0.01).contains(point.y)
  }

  /// The part of a straight line inside, after Liang and Barsky, doi:10.1145/357332.357333.
  func clipped(_ a: SIMD2<Double>, _ b: SIMD2<Double>) -> (SIMD2<Double>, SIMD2<Double>)? {
    let step = b - a
    var (first, last) = (0.0, 1.0)
    for (slope, room) in [
      (-step.x, a.x - left), (step.x, right - a.x), (-step.y, a.y - top), (step.y, bottom - a.y),
    ] {
      if slope == 0 {
        if room < 0 { return nil }
      } else if slope < 0 {
        first = max(first, room / slope)
      } else {
        last = min(last, room / slope)
      }
    }
    guard first <= last else { return nil }
    return (first == 0 ? a : a + first * step, last == 1 ? b : a + last * step)
  }

  /// The part of a polygon inside, after Sutherland and Hodgman, doi:10.1145/360767.360802.
  func clipped(_ polygon: [SIMD2<Double>]) -> [SIMD2<Double>] {
    let depths: [(SIMD2<Double>) -> Double] = [
      { $0.x - left }, { right - $0.x }, { $0.y - top }, { bottom - $0.y },
    ]
    return depths.reduce(polygon) { corners, depth in
      zip(corners, corners.dropFirst() + corners.prefix(1)).flatMap { a, b in
        let (da, db) = (depth(a), depth(b))
        let kept = da >= 0 ? [a] : []
        return da * db < 0 ? kept + [a + da / (da - db) * (b - a)] : kept
      }
    }
  }
}
