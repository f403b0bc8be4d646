import Plots

/// Marks with an extent and a legend other than their own: for axes that leave out what would make all
/// else small.
struct Framed: Mark {
  let marks: [any Mark]
  let extent: Extent
  let legend: [LegendEntry]

  /// - Parameters:
  ///   - x: What the horizontal axis is to show.
  ///   - y: What the vertical axis is to show.
  ///   - legend: The names; the marks' own if nil.
  ///   - marks: With colours of their own, the first at the back.
  init(
    x: [Double] = [], y: [Double], legend: [LegendEntry]? = nil,
    @MarkBuilder _ marks: () -> [any Mark]
  ) {
    self.marks = marks()
    var extent = Extent()
    extent.x.include(x, isTight: true)
    extent.y.include(y)
    if y.contains(0) { extent.y.include(0, isTight: true) }
    self.extent = extent
    self.legend = legend ?? self.marks.flatMap(\.legend)
  }

  func draw(on canvas: inout Canvas) {
    for mark in marks { mark.draw(on: &canvas) }
  }
}
