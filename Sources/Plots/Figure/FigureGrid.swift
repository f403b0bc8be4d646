/// The panels of a figure in rows and columns, with axes that some have in common.
struct FigureGrid {
  let columns: Int
  let sharing: Figure.Sharing
  private(set) var panels: [PanelLayout]

  init(_ figure: Figure) {
    columns = min(figure.columns, max(figure.panels.count, 1))
    sharing = figure.sharing
    let coloured = figure.panels.map(\.coloured)
    let extents = coloured.map(\.extent)
    let columns = columns
    panels = coloured.enumerated().map { index, panel in
      let column = extents.indices.filter { $0 % columns == index % columns }
      let row = extents.indices.filter { $0 / columns == index / columns }
      let x = figure.sharing.contains(.x) ? column : [index]
      let y = figure.sharing.contains(.y) ? row : [index]
      return PanelLayout(
        panel, x: x.reduce(into: Bounds()) { $0.formUnion(extents[$1].x) },
        y: y.reduce(into: Bounds()) { $0.formUnion(extents[$1].y) })
    }
    for index in panels.indices {
      panels[index].labelsX = !sharing.contains(.x) || index + columns >= panels.count
      panels[index].labelsY = !sharing.contains(.y) || index % columns == 0
      panels[index].mayStretch = !sharing.contains(.y)
    }
  }

  private var rows: Int { (panels.count + columns - 1) / columns }

  private func column(_ index: Int) -> [Int] {
    panels.indices.filter { $0 % columns == index }
  }

  private func row(_ index: Int) -> [Int] { panels.indices.filter { $0 / columns == index } }

  /// Gives every panel its place inside a box.
  mutating func fill(_ box: Box) {
    guard !panels.isEmpty else { return }
    let shares = (0..<rows).map { row($0).map { panels[$0].panel.height }.max() ?? 1 }
    let whole = shares.reduce(0, +)
    for index in panels.indices {
      panels[index].setLength(
        SIMD2(
          box.width / Double(columns) - 70, box.height * shares[index / columns] / whole - 40))
    }
    // Margins depend on labels, which depend on lengths.
    for _ in 0..<2 { divide(box, shares.map { $0 / whole }) }
  }

  private mutating func divide(_ box: Box, _ shares: [Double]) {
    let margins = panels.map(\.margins)
    func largest(_ indices: [Int], _ side: KeyPath<Margins, Double>) -> Double {
      indices.map { margins[$0][keyPath: side] }.max() ?? 0
    }
    let left = (0..<columns).map { largest(column($0), \.left) }
    let right = (0..<columns).map { largest(column($0), \.right) }
    let top = (0..<rows).map { largest(row($0), \.top) }
    let bottom = (0..<rows).map { largest(row($0), \.bottom) }
    let width = max(
      (box.width - (left + right).reduce(0, +)) / Double(columns), 20)
    let height = max(box.height - (top + bottom).reduce(0, +), 20)
    var y = box.top
    for row in 0..<rows {
      var x = box.left
      for column in 0..<columns {
        let index = row * columns + column
        if index < panels.count {
          panels[index].setLength(SIMD2(width, height * shares[row]))
          panels[index].origin = SIMD2(x + left[column], y + top[row])
          panels[index].leftMargin = left[column]
        }
        x += left[column] + width + right[column]
      }
      y += top[row] + height * shares[row] + bottom[row]
    }
  }

  func draw(on elements: inout SVGElements) {
    for panel in panels { panel.draw(on: &elements) }
  }
}
