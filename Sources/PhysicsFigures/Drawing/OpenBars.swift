import Plots

/// Outlines of bars from zero in the rows 0, 1, 2 … of categories.
struct OpenBars: Mark {
  let to: [Double]
  let colour: Colour
  var name: String?
  var width = 0.6

  var extent: Extent {
    var extent = Extent()
    extent.x.include(to)
    return extent
  }

  var legend: [LegendEntry] {
    name.map { [LegendEntry($0, .line(.muted, LineStyle(width: 1.2)))] } ?? []
  }

  func draw(on canvas: inout Canvas) {
    for (row, end) in to.enumerated() {
      let (top, bottom) = (Double(row) - width / 2, Double(row) + width / 2)
      let corners = [(0, top), (end, top), (end, bottom), (0, bottom)]
        .compactMap { canvas.place($0.0, $0.1) }
      if corners.count == 4 { canvas.line(corners, colour, LineStyle(width: 1.2)) }
    }
  }
}
