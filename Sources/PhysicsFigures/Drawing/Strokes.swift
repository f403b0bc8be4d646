import Plots

/// Short upright lines in the rows 0, 1, 2 … of categories.
struct Strokes: Mark {
  let x: [Double]
  let name: String
  let style: LineStyle
  var height = 0.8

  var extent: Extent {
    var extent = Extent()
    extent.x.include(x)
    return extent
  }

  var legend: [LegendEntry] { [LegendEntry(name, .line(.ink, style))] }

  func draw(on canvas: inout Canvas) {
    let segments = x.enumerated().compactMap { row, x -> (SIMD2<Double>, SIMD2<Double>)? in
      guard let top = canvas.place(x, Double(row) - height / 2),
        let bottom = canvas.place(x, Double(row) + height / 2)
      else { return nil }
      return (top, bottom)
    }
    canvas.segments(segments, .ink, style)
  }
}
