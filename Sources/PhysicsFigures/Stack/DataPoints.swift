import Plots

/// Data with their errors; on a logarithmic axis an empty bin shows how far its error reaches up.
struct DataPoints: Mark {
  private let x: [Double]
  private let y: [Double]
  private let low: [Double]
  private let high: [Double]
  private let halfWidths: Points.Errors?

  init(_ content: StackContent) {
    let (points, centres, divisors) = (
      content.points, content.stack.bins.centres, content.divisors
    )
    x = points.map { centres[$0.bin] }
    y = points.map { $0.value / divisors[$0.bin] }
    low = points.map { $0.low / divisors[$0.bin] }
    high = points.map { $0.high / divisors[$0.bin] }
    halfWidths = content.halfWidths
  }

  var extent: Extent { Extent() }

  func draw(on canvas: inout Canvas) {
    let errors = Points.Errors.asymmetric(
      low: zip(y, low).map { $0 - $1 }, high: zip(y, high).map { $1 - $0 })
    Points(x, y, xErrors: halfWidths, yErrors: errors).draw(on: &canvas)
    let bars = x.indices.compactMap { index -> (SIMD2<Double>, SIMD2<Double>)? in
      guard canvas.verticalPlace(y[index]) == nil, high[index] > 0,
        let x = canvas.horizontalPlace(x[index]), let end = canvas.verticalPlace(high[index])
      else { return nil }
      return (SIMD2(x, canvas.size.y), SIMD2(x, end))
    }
    canvas.segments(bars, .ink, LineStyle(width: 1.2))
  }
}
