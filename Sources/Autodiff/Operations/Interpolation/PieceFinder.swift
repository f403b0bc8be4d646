/// The ascending ends of pieces of a line. Piece 0 lies below the first, piece k from knot k − 1 on (that
/// knot included), the last from the last knot on.
struct PieceFinder: Hashable, Sendable {
  let knots: [Double]
  /// 1/width where all pieces are equally wide, so that a piece is found without a search.
  private let density: Double?

  init(_ knots: [Double]) {
    self.knots = knots
    let (first, last) = (knots[0], knots[knots.count - 1])
    let width = (last - first) / Double(max(knots.count - 1, 1))
    let isUniform =
      knots.count > 1
      && knots.enumerated().allSatisfy { index, knot in
        Swift.abs(knot - (first + Double(index) * width)) <= 1e-9 * width
      }
    density = isUniform ? 1 / width : nil
  }

  var pieceCount: Int { knots.count + 1 }

  /// Calls `body` with the piece of each position and the distance from its origin: its lower knot, or the
  /// first knot for piece 0. A NaN has piece 0 and distance NaN.
  @inline(__always)
  func forEach(
    _ positions: UnsafePointer<Double>, _ count: Int,
    _ body: (_ index: Int, _ piece: Int, _ distance: Double) -> Void
  ) {
    knots.withUnsafeBufferPointer { knots in
      var last = 0
      for index in 0..<count {
        let x = positions[index]
        last = density.map { near(x, $0, knots) } ?? searched(x, from: last, knots)
        body(index, last, x - knots[max(last - 1, 0)])
      }
    }
  }

  /// The computed piece, or its neighbour where rounding missed a knot.
  @inline(__always)
  private func near(_ x: Double, _ density: Double, _ knots: UnsafeBufferPointer<Double>) -> Int {
    let scaled = (x - knots[0]) * density
    guard scaled >= 0 else { return x >= knots[0] ? 1 : 0 }
    var piece = Int(min(scaled, Double(knots.count - 1))) + 1
    if piece > 1 && x < knots[piece - 1] { piece -= 1 }
    if piece < knots.count && x >= knots[piece] { piece += 1 }
    return piece
  }

  /// By halving, unless the position is where the last one was.
  @inline(__always)
  private func searched(_ x: Double, from last: Int, _ knots: UnsafeBufferPointer<Double>) -> Int {
    let isAbove = last == 0 || x >= knots[last - 1]
    if isAbove && (last == knots.count || x < knots[last]) { return last }
    var (low, high) = (0, knots.count)
    while low < high {
      let middle = (low + high) / 2
      if knots[middle] <= x { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
