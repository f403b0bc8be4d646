/// Two axes and what is drawn between them.
///
/// ```swift
/// Panel(x: .linear("m", unit: "GeV"), y: .linear("events")) {
///   Steps(edges: edges, values: expected, name: "background")
///   Points(centres, counts, yErrors: .symmetric(errors), name: "data")
/// }
/// ```
public struct Panel: Sendable {
  /// What stands above it; may be empty.
  public var title: String
  /// What stands above its right end, such as a luminosity; may be empty.
  public var caption: String
  /// The horizontal axis.
  public var x: PlotAxis
  /// The vertical axis.
  public var y: PlotAxis
  /// Where its legend stands.
  public var legend: LegendPlace
  /// Its height relative to that of other rows of panels; the largest of a row counts.
  public var height: Double
  /// What is drawn, the first at the back.
  public var marks: [any Mark]

  /// - Parameters:
  ///   - title: What stands above it; may be empty.
  ///   - caption: What stands above its right end, such as a luminosity; may be empty.
  ///   - x: The horizontal axis.
  ///   - y: The vertical axis.
  ///   - legend: Where its legend stands.
  ///   - height: Its height relative to that of other rows of panels, above 0.
  ///   - marks: What is drawn, the first at the back.
  public init(
    _ title: String = "", caption: String = "", x: PlotAxis, y: PlotAxis,
    legend: LegendPlace = .automatic, height: Double = 1,
    @MarkBuilder _ marks: () throws -> [any Mark]
  ) rethrows {
    precondition(height > 0 && height.isFinite, "Panel: height \(height); give a number above 0")
    (self.title, self.caption, self.x, self.y) = (title, caption, x, y)
    (self.legend, self.height) = (legend, height)
    self.marks = try marks()
  }

  /// The panel with colours for the marks that have none.
  var coloured: Panel {
    var panel = self
    var next = 0
    panel.marks = marks.map { $0.coloured(from: &next) }
    return panel
  }

  var extent: Extent {
    marks.reduce(into: Extent()) { $0.formUnion($1.extent) }
  }

  var colourScale: ColourScale? { marks.lazy.compactMap(\.colourScale).first }
}
