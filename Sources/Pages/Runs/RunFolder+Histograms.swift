import PhysicsFigures
import Plots
import Reports

extension RunFolder {
  /// What is fitted, before and after training: test events, exactly counted.
  var histogramSection: Page.Section? {
    guard !after.isEmpty else { return nil }
    return Page.Section("histograms", "Histograms") {
      after.flatMap { channel in
        stackBlocks(channel, before: before.first { $0.channel == channel.channel })
      }
      responses
      closureFigures
    }
  }

  private func stackBlocks(_ channel: ChannelTemplates, before: ChannelTemplates?) -> [any Block] {
    let caption =
      "Test events, exactly counted. The band is simulation statistics and shape variations;"
      + " significances are those of single bins."
    let figures = [
      before?.figure("Before training", signals: signals),
      channel.figure("After training", signals: signals),
    ].compactMap(\.self)
    let pictures = figures.enumerated().map { index, figure in
      Picture(figure.figure, index == figures.count - 1 ? caption : "")
    }
    return [Heading(channel.channel)] + pictures
  }

  /// The observable in fine bins.
  @BlockBuilder private var responses: [any Block] {
    if let distributions {
      distributions.observables.map { observable in
        Picture(
          observable.figure,
          "How test events are distributed in '\(observable.name)' of '\(observable.channel)', each"
            + " process to an area of 1; lines are the edges of bins.\(lineRemark)")
      }
    }
  }

  /// Relaxed against exact, all processes together.
  private var closureFigures: [any Block] {
    guard let closure else { return [] }
    let bins = closure.bins.filter { $0.part == .test }
    return after.compactMap { channel in
      guard let axis = channel.processes.first?.histogram.axes.first else { return nil }
      let own = bins.filter { $0.channel == channel.channel }
      func sums(_ value: (ClosureReport.Bin) -> Double) -> [Double] {
        (1...axis.count).map { bin in own.filter { $0.bin == bin }.reduce(0) { $0 + value($1) } }
      }
      let figure = ClosureFigure(
        "Relaxed against exact: \(PlotText.literal(channel.channel))", bins: FigureBins(axis),
        exact: FigureSample(
          "exact", sums(\.exact), variances: sums { $0.exactError * $0.exactError }),
        relaxed: FigureSample("relaxed", sums(\.relaxed)))
      return Picture(
        figure.figure,
        "What training followed against what is quoted, all processes together, at the best parameters."
      )
    }
  }
}

extension Distributions.Observable {
  fileprivate var figure: Figure {
    func stage(_ heading: String, _ contents: [Distributions.Contents], _ edges: [Double]?)
      -> ResponseFigure.Stage
    {
      .init(
        heading,
        contents.map { FigureDistribution($0.process, edges: axis.edges, values: $0.values) },
        binEdges: edges ?? [])
    }
    let unit = axis.unit.map { " [\($0)]" } ?? ""
    return ResponseFigure(
      "Response: \(PlotText.literal(channel))", label: PlotText.literal(name + unit),
      [stage("before training", before, edgesBefore), stage("after training", after, edgesAfter)]
    ).figure
  }
}
