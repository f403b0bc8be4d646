import PhysicsFigures
import Plots
import Reports

extension RunFolder {
  /// Where cuts went, and what they keep.
  var cutSection: Page.Section? {
    let cuts = distributions?.cuts ?? []
    let flows = (cutFlow?.channels ?? []).filter { !$0.selections.isEmpty }
    guard !cuts.isEmpty || !flows.isEmpty else { return nil }
    return Page.Section("cuts", "Cuts") {
      Pictures(
        cuts.map { $0.figure(signals: signals).half(320) },
        """
        Test events that the selections before the cut keep after training, each process to an area of 1. \
        Dashed is the threshold before training, solid that after it; arrows point to what is kept, and \
        what is cut away is shaded. The dash-dotted line is the smooth cut that training follows, from 0 \
        to 1 at the top of the distributions.\(lineRemark)
        """)
      flows.map { flow in Row { flow.tables } }
    }
  }

  /// Expected events of each process in each channel.
  var yieldSection: Page.Section? {
    guard let cutFlow else { return nil }
    return Page.Section("yields", "Yields") {
      Table(
        "Expected test events after all selections",
        ["channel", "process", "before training", "after training", "relaxed", "events kept"],
        textColumns: 2,
        rows: cutFlow.channels.flatMap { channel in
          channel.processes.map { process in
            let (before, after) = (process.before.last, process.after.last)
            return [
              Cell(channel.name), Cell(process.name), before?.cell ?? "–", after?.cell ?? "–",
              .number(after?.relaxed), after.map { "\($0.events)" } ?? "–",
            ]
          }
        })
    }
  }
}

extension CutFlow.Count {
  fileprivate var cell: Cell { .measured(expected, error) }
}

extension CutFlow.Channel {
  /// A table for the time before training, and one for that after it.
  fileprivate var tables: [Table] {
    [("before training", \CutFlow.Process.before), ("after training", \CutFlow.Process.after)].map {
      time, counts in
      Table(
        "Cut flow of \(name), \(time): expected test events", ["selection"] + processes.map(\.name),
        rows: (["all events"] + selections).enumerated().map { stage, selection in
          [Cell(selection)]
            + processes.map { process in
              let counts = process[keyPath: counts]
              return stage < counts.count ? counts[stage].cell : "–"
            }
        })
    }
  }
}

extension Distributions.Cut {
  /// The cut before training and after it.
  fileprivate func figure(signals: Set<String>) -> Figure {
    picture(
      before: thresholdBefore, after: thresholdAfter, slope: slopeAfter ?? slopeBefore, signals
    ).figure
  }

  /// The cut at one time of a training.
  ///
  /// - Parameters:
  ///   - start: The threshold before training.
  ///   - now: The threshold at the time.
  ///   - signals: The names of the processes that are signals.
  func moving(from start: Double, to now: Double, signals: Set<String>) -> Figure {
    var picture = picture(before: start, after: now, slope: nil, signals)
    picture.nameOfAfter = "now"
    return picture.figure
  }

  private func picture(
    before: Double?, after: Double?, slope: Double?, _ signals: Set<String>
  ) -> CutFigure {
    CutFigure(
      PlotText.literal("\(stage): \(channel)", within: 27),
      label: PlotText.literal(variable, within: 24), unit: axis.unit,
      processes.map { $0.distribution(on: axis, signals) },
      before: before, after: after, keeping: kept == .above ? .above : .below, slope: slope)
  }
}

extension Distributions.Contents {
  /// A process as figures draw it.
  ///
  /// - Parameters:
  ///   - axis: The bins.
  ///   - signals: The names of the processes that are signals.
  func distribution(on axis: Distributions.BinEdges, _ signals: Set<String>) -> FigureDistribution {
    FigureDistribution(
      process, edges: axis.edges, values: values, isSignal: signals.contains(process))
  }
}
