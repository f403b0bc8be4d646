import PhysicsFigures
import Plots
import Reports

extension RunFolder {
  /// What is fitted, before and after training: test events, exactly counted.
  var histogramSection: Page.Section? {
    guard !after.isEmpty else { return nil }
    return Page.Section("histograms", "Histograms") {
      after.flatMap { channel -> [any Block] in
        [Heading(channel.channel), stacks(channel)] + responses(channel.channel)
      }
    }
  }

  private func stacks(_ channel: ChannelTemplates) -> Pictures {
    let before = before.first { $0.channel == channel.channel }
    let scale = channel.scale(signals: signals)
    let figures = [
      before?.figure("Before training", signals: signals, scale: scale),
      channel.figure("After training", signals: signals, scale: scale),
    ].compactMap { $0?.half(430) }
    return Pictures(
      Figure.aligned(figures),
      "Test events, exactly counted. The band is simulation statistics and shape variations; below is"
        + " the significance that each bin would have alone.")
  }

  /// The observable in fine bins; of categories, stacks show the same.
  private func responses(_ channel: String) -> [any Block] {
    let observables = (distributions?.observables ?? []).filter {
      $0.channel == channel && $0.axis.categories == nil
    }
    return observables.map { observable in
      Pictures(
        observable.figures(signals: signals),
        "How test events are distributed in '\(observable.name)', each process to an area of 1;"
          + " dashed lines are the edges of the bins above.\(lineRemark)")
    }
  }

  /// Relaxed against exact in each channel, all processes together.
  var closureFigures: [Figure] {
    guard let closure else { return [] }
    let bins = closure.bins.filter { $0.part == .test }
    return after.compactMap { channel in
      guard let axis = channel.processes.first?.histogram.axes.first else { return nil }
      let own = bins.filter { $0.channel == channel.channel }
      func sums(_ value: (ClosureReport.Bin) -> Double) -> [Double] {
        (1...axis.count).map { bin in own.filter { $0.bin == bin }.reduce(0) { $0 + value($1) } }
      }
      let figure = ClosureFigure(
        PlotText.literal(channel.channel, within: 27), bins: FigureBins(axis),
        exact: FigureSample(
          "exact", sums(\.exact), variances: sums { $0.exactError * $0.exactError }),
        relaxed: FigureSample("relaxed", sums(\.relaxed)))
      return figure.figure.half(400)
    }
  }
}

extension Distributions.Observable {
  /// Before training and after it.
  fileprivate func figures(signals: Set<String>) -> [Figure] {
    let unit = axis.unit.map { " [\($0)]" } ?? ""
    let label = PlotText.literal(name + unit, within: 30)
    let times = [
      ("Before training", before, edgesBefore), ("After training", after, edgesAfter),
    ]
    return Figure.aligned(
      times.map { title, contents, edges in
        let distributions = contents.map { $0.distribution(on: axis, signals) }
        let stage = ResponseFigure.Stage("", distributions, binEdges: edges ?? [])
        return ResponseFigure(title, label: label, [stage]).figure.half(320)
      })
  }
}
