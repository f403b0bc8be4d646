extension Figure {
  /// Figures to be compared with each other, with the same vertical axes.
  ///
  /// A panel shows what the panels at its place need in all of them, with the room that the largest
  /// legend takes. Panels of which there is none at that place in one of the figures stay as they are, and
  /// so do those with categories or with axes that are divided in different ways.
  ///
  /// - Parameter figures: Any number of them.
  public static func aligned(_ figures: [Figure]) -> [Figure] {
    var figures = figures
    for place in 0..<(figures.map(\.panels.count).min() ?? 0) {
      let scales = Set(figures.map(\.panels[place].y.scale))
      guard scales == [.linear] || scales == [.logarithmic] else { continue }
      var bounds = Bounds()
      for figure in figures { bounds.formUnion(figure.panels[place].extent.y) }
      for index in figures.indices { figures[index].panels[place].y.including += bounds.ends }
      let ranges = figures.map { $0.grid.panels[place].withRoomAbove.vertical.range }
      let (low, high) = (ranges.map(\.lowerBound).min()!, ranges.map(\.upperBound).max()!)
      for index in figures.indices { figures[index].panels[place].y.range = low...high }
    }
    return figures
  }
}
