import Plots

/// A quantity that several runs have, before training and after it: a row for each run.
///
/// A quantity of several numbers, such as the edges of bins, has that many points in a row.
public struct RunValuesFigure: Sendable {
  /// The numbers of a run.
  public struct Row: Sendable, Hashable {
    /// The run's name, shown letter by letter.
    public var name: String
    /// How its points look.
    public var look: RunLook
    /// The numbers before training; may be empty. What is not finite is left out.
    public var before: [Double]
    /// The numbers after it.
    public var after: [Double]
    /// The standard deviations of the numbers before; empty if they are not known.
    public var errorsBefore: [Double]
    /// Those of the numbers after.
    public var errorsAfter: [Double]

    /// - Parameters:
    ///   - name: The run's name, shown letter by letter.
    ///   - look: How its points look.
    ///   - before: The numbers before training; may be empty.
    ///   - after: The numbers after it; may be empty.
    ///   - errorsBefore: The standard deviations of the numbers before; empty if they are not known.
    ///   - errorsAfter: Those of the numbers after.
    /// - Precondition: There is an error for each number, or none.
    public init(
      _ name: String, _ look: RunLook, before: [Double], after: [Double],
      errorsBefore: [Double] = [], errorsAfter: [Double] = []
    ) {
      for (errors, values) in [(errorsBefore, before), (errorsAfter, after)] {
        precondition(
          errors.isEmpty || errors.count == values.count,
          "run '\(name)': \(values.count) values, \(errors.count) errors")
      }
      (self.name, self.look, self.before, self.after) = (name, look, before, after)
      (self.errorsBefore, self.errorsAfter) = (errorsBefore, errorsAfter)
    }
  }

  /// What stands above, with subscripts `_{…}` and superscripts `^{…}`.
  public var title: String
  /// The quantity, with subscripts and superscripts.
  public var label: String
  /// Its unit.
  public var unit: String?
  /// The runs, from the top.
  public let rows: [Row]

  /// - Parameters:
  ///   - title: What stands above, with subscripts and superscripts.
  ///   - label: The quantity, with subscripts and superscripts.
  ///   - unit: Its unit.
  ///   - rows: The runs, from the top.
  public init(_ title: String, label: String, unit: String? = nil, _ rows: [Row]) {
    (self.title, self.label, self.unit, self.rows) = (title, label, unit, rows)
  }

  /// The picture.
  public var figure: Figure {
    // Two rows at the bottom are the legend's.
    let names = rows.map { shown($0.name, within: 150) } + ["", ""]
    return Figure(
      title, description: description, width: 640,
      height: min(84 + 28 * Double(names.count), 9000)
    ) {
      Panel(x: .linear(label, unit: unit), y: .categorical(names), legend: .bottomRight) {
        rows.enumerated().flatMap { marks($1, at: Double($0)) }
        Points([], [], name: "before training", marker: .circle, colour: .muted)
        Points([], [], name: "after training", marker: .disc, colour: .ink)
      }
    }
  }

  private func marks(_ row: Row, at place: Double) -> [any Mark] {
    // Those before lie a little above those after, so that error bars do not cover each other.
    let (above, below) = (place - 0.18, place + 0.18)
    let ways = Framed(y: []) {
      zip(row.before, row.after).map { before, after in
        Line(
          [before, after], [above, below], colour: row.look.colour, style: LineStyle(width: 0.8))
      }
    }
    func points(_ values: [Double], _ errors: [Double], _ y: Double) -> Points {
      Points(
        values, values.map { _ in y }, xErrors: errors.isEmpty ? nil : .symmetric(errors),
        marker: row.look.marker, diameter: 7, colour: row.look.colour)
    }
    var before = points(row.before, row.errorsBefore, above)
    (before.marker, before.colour) = (.circle, .muted)
    return [ways, before, points(row.after, row.errorsAfter, below)]
  }

  /// What is seen, in words.
  public var description: String {
    func text(_ values: [Double]) -> String { list(values.map { number($0) }) }
    let parts = rows.prefix(12).map { row in
      let before = row.before.isEmpty ? "" : "\(text(row.before)) before training, "
      return "\(row.name): \(before)\(text(row.after)) after it."
    }
    let unit = unit.map { " in \(PlotText.plain($0))" } ?? ""
    return "\(PlotText.plain(label))\(unit) of \(counted(rows.count, "run")). "
      + parts.joined(separator: " ")
  }
}
