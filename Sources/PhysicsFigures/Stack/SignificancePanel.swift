import Plots

/// The significance that each bin alone would give each signal.
struct SignificancePanel {
  private let content: StackContent

  init(_ content: StackContent) { self.content = content }

  /// Z_A of each signal, `[signals][bins]`; NaN where there is no background.
  var significances: [[Double]] {
    content.stack.signals.map { signal in
      signal.values.indices.map { bin in
        binSignificance(
          signal: signal.values[bin], background: content.total[bin],
          uncertainty: content.sigma[bin])
      }
    }
  }

  var panel: Panel {
    let (stack, values) = (content.stack, significances)
    let highest = values.flatMap(\.self).filter(\.isFinite).max() ?? 0
    let edges = stack.bins.edges
    return Panel(x: stack.bins.axis, y: .linear("Z_{A} per bin"), legend: .none) {
      Framed(x: edges.filter(\.isFinite), y: [0, highest > 0 ? 1.1 * highest : 1]) {
        values.enumerated().map { index, values in
          Steps(
            edges: edges, values: values, colour: signalColour(index),
            style: LineStyle(width: 1.8, dash: signalStyle(index).dash),
            filling: values.count == 1 || self.content.stack.signals.count == 1 ? 0.3 : 0)
        }
      }
    }
  }
}
