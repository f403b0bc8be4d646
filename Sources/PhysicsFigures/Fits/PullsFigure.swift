import Inference
import Plots

/// Where a fit put the constrained parameters, and how much narrower it made them.
///
/// The grey bands are one and two standard deviations of the constraints: the uncertainty before the fit.
/// The bars are the uncertainties after it.
public struct PullsFigure: Sendable {
  /// What stands above, with subscripts `_{…}` and superscripts `^{…}`.
  public var title: String
  /// The pulls, the first at the top.
  public let pulls: [FigurePull]
  /// How many are shown at most; the largest of more.
  public let most: Int

  /// - Parameters:
  ///   - title: What stands above, with subscripts and superscripts.
  ///   - pulls: The first at the top.
  ///   - most: How many are shown at most; of more, those of the largest pulls, in their order.
  public init(_ title: String, _ pulls: [FigurePull], most: Int = 100) {
    (self.title, self.pulls, self.most) = (title, pulls, min(max(most, 1), 400))
  }

  /// The pulls of a fit.
  ///
  /// - Parameters:
  ///   - title: What stands above, with subscripts and superscripts.
  ///   - fit: The best fit.
  ///   - most: How many are shown at most; of more, those of the largest pulls.
  public init(_ title: String, _ fit: BestFit, most: Int = 100) {
    self.init(title, fit.pulls.map(FigurePull.init), most: most)
  }

  private var shownPulls: [FigurePull] {
    guard pulls.count > most else { return pulls }
    let order = pulls.indices.sorted { (size(pulls[$1]), $0) < (size(pulls[$0]), $1) }
    return order.prefix(most).sorted().map { pulls[$0] }
  }

  private func size(_ pull: FigurePull) -> Double { pull.pull.isFinite ? abs(pull.pull) : -1 }

  /// The picture.
  public var figure: Figure {
    let rows = shownPulls
    let hidden = pulls.count - rows.count
    return Figure(
      title, description: description, width: 640, height: RowHeight.figure(rows.count)
    ) {
      Panel(
        hidden > 0 ? "and \(hidden) with smaller pulls" : "", x: PullMarks.axis(rows),
        y: .categorical(rows.map { shown($0.name, within: 220) }), legend: .none
      ) { PullMarks.marks(rows) }
    }
  }

  /// What is seen, in words.
  public var description: String {
    let all = pulls.filter { $0.pull.isFinite }
    guard let largest = all.max(by: { abs($0.pull) < abs($1.pull) }) else {
      return "No pulls."
    }
    var text = "Pulls of \(counted(pulls.count, "parameter")): the largest is"
    text += " \(number(largest.pull)) (\(largest.name))"
    let beyond = all.count { abs($0.pull) > 1 }
    text += "; \(beyond) \(beyond == 1 ? "is" : "are") beyond one standard deviation."
    let widths = pulls.filter { $0.constraint.isFinite }
    if let narrowest = widths.min(by: { $0.constraint < $1.constraint }) {
      text += " The most constrained is \(narrowest.name), to \(percentage(narrowest.constraint))"
      text += " of its uncertainty before the fit."
    }
    return text
  }
}

/// Heights of figures whose rows are parameters.
enum RowHeight {
  static func figure(_ rows: Int) -> Double {
    min(120 + (rows > 40 ? 16 : 20) * Double(max(rows, 2)), 9000)
  }
}

/// The marks of pulls in rows.
enum PullMarks {
  static func axis(_ pulls: [FigurePull]) -> PlotAxis {
    let ends = pulls.filter { $0.pull.isFinite }.map { abs($0.pull) + finiteOrZero($0.constraint) }
    let reach = min(max((ends.max() ?? 0) * 1.05, 2.4), 12)
    return .linear("(θ̂ − θ_{0}) / σ_{0}", in: -reach...reach)
  }

  static func marks(_ pulls: [FigurePull]) -> [any Mark] {
    [
      ReferenceBand(x: -2...2, opacity: 0.12), ReferenceBand(x: -1...1, opacity: 0.2),
      ReferenceLine(x: 0, style: LineStyle(width: 1)),
      Points(
        pulls.map(\.pull), pulls.indices.map(Double.init),
        xErrors: .symmetric(pulls.map(\.constraint)), diameter: 5),
    ]
  }
}
