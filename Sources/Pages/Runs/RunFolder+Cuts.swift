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
      cuts.map { Picture($0.figure, $0.caption + lineRemark) }
      flows.flatMap(\.tables)
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
  fileprivate var figure: Figure {
    CutFigure(
      "\(PlotText.literal(stage)): \(PlotText.literal(channel))",
      label: PlotText.literal(variable), unit: axis.unit,
      processes.map { FigureDistribution($0.process, edges: axis.edges, values: $0.values) },
      before: thresholdBefore, after: thresholdAfter, keeping: kept == .above ? .above : .below,
      slope: slopeAfter ?? slopeBefore
    ).figure
  }

  fileprivate var caption: String {
    "Test events that the selections before this one keep; each process to an area of 1."
  }
}
