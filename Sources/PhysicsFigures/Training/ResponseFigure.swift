import Plots

/// How a network's output is distributed for each process, before and after its training, with the
/// edges of the bins that events are counted in.
///
/// Each distribution has the area 1.
public struct ResponseFigure: Sendable {
  /// Distributions at one time.
  public struct Stage: Sendable {
    /// When, with subscripts `_{…}` and superscripts `^{…}`: “before training”.
    public var heading: String
    /// The processes.
    public var distributions: [FigureDistribution]
    /// The inner and outer edges of the bins that events are counted in; may be empty.
    public var binEdges: [Double]

    /// - Parameters:
    ///   - heading: When, with subscripts and superscripts.
    ///   - distributions: The processes.
    ///   - binEdges: The edges of the bins that events are counted in.
    public init(_ heading: String, _ distributions: [FigureDistribution], binEdges: [Double] = []) {
      (self.heading, self.distributions, self.binEdges) = (heading, distributions, binEdges)
    }
  }

  /// What stands above, with subscripts `_{…}` and superscripts `^{…}`.
  public var title: String
  /// The output, with subscripts and superscripts.
  public var label: String
  /// The stages, from the left.
  public let stages: [Stage]
  /// How many processes of a stage are shown at most, the first.
  public let most: Int

  /// - Parameters:
  ///   - title: What stands above, with subscripts and superscripts.
  ///   - label: The output, with subscripts and superscripts.
  ///   - stages: From the left, such as before and after training.
  ///   - most: How many processes are shown at most, the first; the others are counted.
  public init(
    _ title: String, label: String = "network output", _ stages: [Stage], most: Int = 8
  ) {
    (self.title, self.label, self.stages, self.most) = (title, label, stages, max(most, 1))
  }

  /// The picture.
  public var figure: Figure {
    Figure(
      title, description: description, width: min(340 * Double(max(stages.count, 2)), 4000),
      height: 380, columns: max(stages.count, 1), sharing: .y
    ) {
      stages.enumerated().map { index, stage in
        let hidden = stage.distributions.count - most
        return Panel(
          stage.heading, caption: hidden > 0 ? "and \(hidden) more" : "", x: .linear(label),
          y: .linear("density", in: 0...top), legend: index == 0 ? .automatic : .none
        ) { marks(stage) }
      }
    }
  }

  private var highest: Double { stages.flatMap(\.distributions).flatMap(\.density).max() ?? 0 }

  /// The axis's upper end, with room for the legend.
  private var top: Double {
    let highest = highest
    let names = stages.first.map { min($0.distributions.count, most) + 1 } ?? 1
    return highest > 0 ? highest * (1.12 + 0.075 * Double(names)) : 1
  }

  private func marks(_ stage: Stage) -> [any Mark] {
    let edges = stage.binEdges.filter(\.isFinite).enumerated().map { index, edge in
      Line(
        [edge, edge], [0, 1.05 * highest], name: index == 0 ? "bin edges" : nil, colour: .muted,
        style: LineStyle(width: 1, dash: .dashed))
    }
    return edges + Array(stage.distributions.prefix(most)).outlines
  }

  /// What is seen, in words.
  public var description: String {
    let parts = stages.map { stage in
      let means = stage.distributions.prefix(most).map { "\($0.name) \(number($0.mean))" }
      return "\(PlotText.plain(stage.heading)): means \(list(means))"
    }
    return "Distributions of \(PlotText.plain(label)) by process. \(parts.joined(separator: ". "))."
  }
}

extension FigureDistribution {
  /// The mean of the variable, each bin at its centre; NaN without events.
  var mean: Double {
    let sum = values.reduce(0) { $0 + finiteOrZero($1) }
    guard sum > 0 else { return .nan }
    return values.indices.reduce(0) {
      $0 + finiteOrZero(values[$1]) * (edges[$1] + edges[$1 + 1]) / 2
    } / sum
  }
}
