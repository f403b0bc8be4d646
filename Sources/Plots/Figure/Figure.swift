/// A figure: panels on a grid, which becomes a picture in SVG.
///
/// ```swift
/// let figure = Figure("Pulls of 50 fits") {
///   Panel(x: .linear("pull"), y: .linear("fits")) {
///     Steps(edges: edges, values: counts)
///     Line(over: -3...3, name: "unit normal") { density($0) }
///   }
/// }
/// try figure.svg.write(to: URL(filePath: "pulls.svg"))
/// ```
public struct Figure: Sendable {
  /// Which axes panels have in common: those of a column, those of a row, or both.
  public struct Sharing: OptionSet, Sendable, Hashable {
    public let rawValue: Int
    public init(rawValue: Int) { self.rawValue = rawValue }

    /// The panels of a column have the same horizontal axis, which is labelled below the last.
    public static let x = Sharing(rawValue: 1)
    /// The panels of a row have the same vertical axis, which is labelled left of the first.
    public static let y = Sharing(rawValue: 2)
  }

  /// What stands above it, and what programs read aloud; may be empty.
  public var title: String
  /// What is seen, in words, for those who do not see it.
  public var description: String
  /// Its width in pixels.
  public var width: Double
  /// Its height in pixels.
  public var height: Double
  /// How many panels stand beside each other.
  public var columns: Int
  /// Which axes panels have in common.
  public var sharing: Sharing
  /// The panels, row by row.
  public var panels: [Panel]

  /// - Parameters:
  ///   - title: What stands above it; may be empty.
  ///   - description: What is seen, in words, for those who do not see it.
  ///   - width: Its width in pixels, 100 to 10 000.
  ///   - height: Its height in pixels, 100 to 10 000.
  ///   - columns: How many panels stand beside each other.
  ///   - sharing: Which axes panels have in common.
  ///   - panels: The panels, row by row.
  public init(
    _ title: String = "", description: String = "", width: Double = 640, height: Double = 420,
    columns: Int = 1, sharing: Sharing = [], @PanelBuilder _ panels: () throws -> [Panel]
  ) rethrows {
    precondition(
      (100...10_000).contains(width) && (100...10_000).contains(height),
      "Figure: \(width) × \(height) pixels; give 100 to 10 000 of each")
    precondition(columns >= 1, "Figure: \(columns) columns; give at least 1")
    (self.title, self.description, self.width, self.height) = (title, description, width, height)
    (self.columns, self.sharing) = (columns, sharing)
    self.panels = try panels()
  }
}
