import Inference
import Plots

/// How much the best fit moves with each nuisance parameter, the largest first, and their pulls beside.
///
/// Full bars are the changes where a parameter is held one standard deviation of the fit above and below
/// its best value, open ones those of its constraint's.
public struct ImpactsFigure: Sendable {
  /// A parameter's impact.
  public struct Row: Sendable, Hashable {
    /// The parameter's name, shown letter by letter.
    public var name: String
    /// The change of the best fit with the parameter one standard deviation below its best value.
    public var down: Double
    /// The change with it one standard deviation above.
    public var up: Double
    /// The changes for the constraint's own uncertainty; nil if they are not known.
    public var prefit: (down: Double, up: Double)? {
      get { prefitDown.flatMap { down in prefitUp.map { (down, $0) } } }
      set { (prefitDown, prefitUp) = (newValue?.down, newValue?.up) }
    }
    /// Its pull; nil for an unconstrained one.
    public var pull: FigurePull?
    private var prefitDown: Double?
    private var prefitUp: Double?

    /// - Parameters:
    ///   - name: The parameter's name, shown letter by letter.
    ///   - down: The change of the best fit with the parameter one standard deviation below.
    ///   - up: The change with it one standard deviation above.
    ///   - prefit: The changes for the constraint's own uncertainty; nil if they are not known.
    ///   - pull: Its pull; nil for an unconstrained one.
    public init(
      _ name: String, down: Double, up: Double, prefit: (down: Double, up: Double)? = nil,
      pull: FigurePull? = nil
    ) {
      (self.name, self.down, self.up, self.pull) = (name, down, up, pull)
      (prefitDown, prefitUp) = (prefit?.down, prefit?.up)
    }

    /// An impact of a fit.
    public init(_ impact: Impact) {
      self.init(
        impact.name, down: impact.postfit.down, up: impact.postfit.up,
        prefit: impact.prefit.map { ($0.down, $0.up) }, pull: impact.pull.map(FigurePull.init))
    }

    /// The larger of the changes; below all others if there is none.
    var size: Double {
      let sizes = [down, up].filter(\.isFinite).map(abs)
      return sizes.max() ?? -1
    }
  }

  /// What stands above, with subscripts `_{…}` and superscripts `^{…}`.
  public var title: String
  /// The name of the parameter whose best fit moves, shown letter by letter.
  public var parameter: String
  /// The impacts, the largest first.
  public let rows: [Row]
  /// How many are shown at most.
  public let most: Int

  /// - Parameters:
  ///   - title: What stands above, with subscripts and superscripts.
  ///   - parameter: The name of the parameter whose best fit moves, shown letter by letter.
  ///   - rows: In any order.
  ///   - most: How many are shown at most, the largest; the others are counted.
  public init(_ title: String, on parameter: String = "μ", _ rows: [Row], most: Int = 20) {
    (self.title, self.parameter, self.most) = (title, parameter, min(max(most, 1), 400))
    let order = rows.indices.sorted { (rows[$1].size, $0) < (rows[$0].size, $1) }
    self.rows = order.map { rows[$0] }
  }

  /// The impacts of a fit.
  ///
  /// - Parameters:
  ///   - title: What stands above, with subscripts and superscripts.
  ///   - parameter: The name of the parameter whose best fit moves, shown letter by letter.
  ///   - ranking: All impacts.
  ///   - most: How many are shown at most, the largest; the others are counted.
  public init(_ title: String, on parameter: String = "μ", _ ranking: Ranking, most: Int = 20) {
    self.init(title, on: parameter, ranking.impacts.map(Row.init), most: most)
  }

  private var shownRows: [Row] { Array(rows.prefix(most)) }

  /// The picture: impacts left, pulls right of them.
  public var figure: Figure {
    let rows = shownRows
    // Three rows at the bottom are the legend's.
    let names =
      rows.enumerated().map { "\($0 + 1)  \(shown($1.name, within: 200))" } + ["", "", ""]
    return Figure(
      title, description: description, width: 780, height: RowHeight.figure(names.count) + 30,
      columns: 2, sharing: .y
    ) {
      impactPanel(rows, names)
      pullPanel(rows, names)
    }
  }

  private func impactPanel(_ rows: [Row], _ names: [String]) -> Panel {
    let places = rows.indices.map(Double.init)
    let reach =
      rows.flatMap { row in
        [row.down, row.up] + (row.prefit.map { [$0.down, $0.up] } ?? [])
      }.filter(\.isFinite).map(abs).max() ?? 0
    let limit = reach > 0 ? 1.08 * reach : 1
    let label = "Δ\(shown(parameter, within: 120))"
    return Panel(
      hiddenText ?? "", x: .linear(label, in: -limit...limit), y: .categorical(names),
      legend: .bottomRight
    ) {
      if rows.contains(where: { $0.prefit != nil }) {
        OpenBars(to: rows.map { $0.prefit?.down ?? .nan }, colour: .blue)
        OpenBars(to: rows.map { $0.prefit?.up ?? .nan }, colour: .orange, name: "before the fit")
      }
      Bars(
        at: places, to: rows.map(\.down), width: 0.6, direction: .sideways, name: "θ̂ − σ",
        colour: .blue)
      Bars(
        at: places, to: rows.map(\.up), width: 0.6, direction: .sideways, name: "θ̂ + σ",
        colour: .orange)
      ReferenceLine(x: 0, colour: .ink, style: LineStyle(width: 1))
    }
  }

  private var hiddenText: String? {
    rows.count > most ? "the \(most) largest of \(rows.count)" : nil
  }

  private func pullPanel(_ rows: [Row], _ names: [String]) -> Panel {
    let pulls = rows.map { $0.pull ?? FigurePull($0.name, pull: .nan, constraint: .nan) }
    return Panel(x: PullMarks.axis(pulls), y: .categorical(names), legend: .none) {
      PullMarks.marks(pulls)
    }
  }

  /// What is seen, in words.
  public var description: String {
    guard !rows.isEmpty else { return "No impacts." }
    let parts = rows.prefix(5).map { row in
      "\(row.name) (\(number(row.down)) and \(number(row.up)))"
    }
    let rest = rows.count > most ? " \(rows.count - most) smaller ones are not shown." : ""
    return "Impacts of \(counted(rows.count, "parameter")) on \(parameter), held one standard"
      + " deviation below and above: the largest are \(list(parts)).\(rest)"
  }
}
