import Plots

/// What several runs expect in the same bins: backgrounds together, and signals together.
public struct RunTemplatesFigure: Sendable {
  /// What a run expects.
  public struct Curve: Sendable, Hashable {
    /// The run's name, shown letter by letter.
    public var name: String
    /// How its lines look.
    public var look: RunLook
    /// All backgrounds together, with the variances of the simulation.
    public var background: FigureSample
    /// All signals together.
    public var signal: FigureSample

    /// - Parameters:
    ///   - name: The run's name, shown letter by letter.
    ///   - look: How its lines look.
    ///   - background: All backgrounds together, with the variances of the simulation.
    ///   - signal: All signals together.
    public init(
      _ name: String, _ look: RunLook, background: FigureSample, signal: FigureSample
    ) {
      (self.name, self.look, self.background, self.signal) = (name, look, background, signal)
    }
  }

  /// What stands above, with subscripts `_{…}` and superscripts `^{…}`.
  public var title: String
  /// The bins.
  public let bins: FigureBins
  /// The runs.
  public let curves: [Curve]

  /// - Parameters:
  ///   - title: What stands above, with subscripts and superscripts.
  ///   - bins: The bins.
  ///   - curves: The runs.
  /// - Precondition: Backgrounds and signals have a number for each bin.
  public init(_ title: String, bins: FigureBins, _ curves: [Curve]) {
    for curve in curves {
      precondition(
        [curve.background, curve.signal].allSatisfy { $0.values.count == bins.count },
        "run '\(curve.name)': \(curve.background.values.count) and"
          + " \(curve.signal.values.count) values for \(bins.count) bins")
    }
    (self.title, self.bins, self.curves) = (title, bins, curves)
  }

  /// The picture.
  public var figure: Figure {
    Figure(title, description: description, width: 640, height: 520, sharing: .x) {
      panel("background events", \.background, isNamed: true)
      panel("signal events", \.signal, isNamed: false)
    }
  }

  private func panel(_ label: String, _ sample: KeyPath<Curve, FigureSample>, isNamed: Bool)
    -> Panel
  {
    Panel(x: bins.axis, y: .linear(label, including: [0]), legend: isNamed ? .automatic : .none) {
      curves.flatMap { curve -> [any Mark] in
        let (values, look) = (curve[keyPath: sample].values, curve.look)
        let errors = curve[keyPath: sample].variances.map { max(finiteOrZero($0), 0).squareRoot() }
        return [
          Band(
            edges: bins.edges, lower: zip(values, errors).map { $0 - $1 },
            upper: zip(values, errors).map { $0 + $1 }, colour: look.colour, opacity: 0.15),
          Steps(
            edges: bins.edges, values: values, name: shown(curve.name), colour: look.colour,
            style: LineStyle(width: 1.8, dash: look.dash)),
        ]
      }
    }
  }

  /// What is seen, in words.
  public var description: String {
    func sum(_ sample: FigureSample) -> String {
      number(sample.values.reduce(0) { $0 + finiteOrZero($1) })
    }
    let parts = curves.prefix(12).map {
      "\($0.name): \(sum($0.background)) background and \(sum($0.signal)) signal events"
    }
    return "Expected events of \(counted(curves.count, "run")) in the same"
      + " \(counted(bins.count, "bin")) of \(PlotText.plain(bins.label)). \(list(parts, limit: 12))."
  }
}
