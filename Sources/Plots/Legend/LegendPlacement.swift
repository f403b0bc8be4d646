extension LegendPlace {
  /// Where a legend's upper left corner is to be, and how much it covers there.
  ///
  /// - Parameters:
  ///   - box: The legend's size.
  ///   - frame: The panel's size.
  ///   - occupancy: What is drawn.
  func corner(
    of box: SIMD2<Double>, in frame: SIMD2<Double>, _ occupancy: Occupancy
  ) -> (SIMD2<Double>, covered: Float) {
    let room = pointwiseMax(frame - box, .zero)
    // In the order of preference where all are free.
    let candidates: [SIMD2<Double>] =
      switch self {
      case .topLeft: [.zero]
      case .topRight: [SIMD2(room.x, 0)]
      case .bottomLeft: [SIMD2(0, room.y)]
      case .bottomRight: [room]
      case .automatic, .none:
        [
          SIMD2(1, 0), SIMD2(0, 0), SIMD2(1, 1), SIMD2(0, 1), SIMD2(0.5, 0), SIMD2(1, 0.5),
          SIMD2(0, 0.5), SIMD2(0.5, 1),
        ].map { $0 * room }
      }
    let judged = candidates.map { corner in
      (
        corner,
        occupancy.covered(by: Box(left: corner.x, top: corner.y, width: box.x, height: box.y))
      )
    }
    let best = judged.min { $0.1 < $1.1 }!
    return (best.0, best.1)
  }
}
