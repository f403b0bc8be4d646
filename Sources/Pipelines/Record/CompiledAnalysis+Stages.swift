import Autodiff
import Parameters

/// A stage of a channel in words.
package struct StageWords: Sendable, Hashable {
  package enum Kind: Sendable { case select, observe, fill }

  package let kind: Kind
  package let name: String
  package var unit: String?
  package var detail: String?
  /// The paths of the parameters that it depends on by itself.
  package let parameters: [String]
}

extension CompiledAnalysis {
  /// The stages of every channel.
  package var stages: [(channel: String, stages: [StageWords])] {
    let events = nominalSamples[0].events
    return pipeline.channels.map { channel in
      let selections = channel.selections.map { select in
        StageWords(
          kind: .select, name: select.name,
          parameters: paths(behind: [select(events, reading: .relaxed).node]))
      }
      let observe = StageWords(
        kind: .observe, name: channel.observe.name, unit: channel.observe.unit,
        parameters: paths(behind: [channel.observe(events).node]))
      let binning = channel.fill.binning
      let fill = StageWords(
        kind: .fill, name: binning.noun, detail: binning.summary,
        parameters: paths(behind: binning.shapes.map(\.node)))
      return (channel.name, selections + [observe, fill])
    }
  }

  /// The parameters that some values are computed from, in order.
  private func paths(behind nodes: [Node]) -> [String] {
    var (seen, waiting) = (Set(nodes), nodes)
    while let node = waiting.popLast() {
      for input in node.inputs where seen.insert(input).inserted { waiting.append(input) }
    }
    return parameters.parameters.filter { seen.contains($0.parameter.raw.node) }.map(\.path)
  }
}

extension Binning {
  fileprivate var noun: String {
    if case .edges = self { "bins" } else { "categories" }
  }
}
