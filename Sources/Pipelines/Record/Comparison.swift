import Autodiff

/// One comparison of a variable with a threshold, in a selection of a channel.
struct Comparison {
  /// The selection's name, and its place in the channel.
  let stage: String
  let position: Int
  let variable: EventExpression
  let threshold: GlobalExpression
  let slope: GlobalExpression?
  /// Whether larger values pass.
  let keepsAbove: Bool

  /// The column's name, or the stage's where the variable is more than a column.
  var name: String { variable.columnName ?? stage }
}

extension Channel {
  /// The comparisons of all selections, in order.
  func comparisons(of events: Events) -> [Comparison] {
    selections.enumerated().flatMap { position, select in
      select.cut(events).comparisons(of: select.name, position)
    }
  }

  /// The weights of events before the first selection and after each.
  func keptWeights(of events: Events, _ weights: EventExpression, _ reading: Reading)
    -> [EventExpression]
  {
    selections.reduce(into: [weights]) { kept, select in
      kept.append(kept[kept.count - 1] * select(events, reading: reading))
    }
  }
}

extension Channel {
  /// What is filled, and its unit.
  package var observedName: String { observe.name }
  package var observedUnit: String? { observe.unit }
  /// Whether bins are categories, which have no edges.
  package var isOfCategories: Bool {
    if case .categories = fill.binning { true } else { false }
  }
}

extension Cut {
  fileprivate func comparisons(of stage: String, _ position: Int, isNegated: Bool = false)
    -> [Comparison]
  {
    switch self {
    case .above(let x, let threshold, let slope), .below(let x, let threshold, let slope):
      var keepsAbove = !isNegated
      if case .below = self { keepsAbove = isNegated }
      return [
        Comparison(
          stage: stage, position: position, variable: x, threshold: threshold, slope: slope,
          keepsAbove: keepsAbove)
      ]
    case .both(let a, let b), .either(let a, let b):
      return a.comparisons(of: stage, position, isNegated: isNegated)
        + b.comparisons(of: stage, position, isNegated: isNegated)
    case .not(let cut): return cut.comparisons(of: stage, position, isNegated: !isNegated)
    }
  }
}

/// The nominal events of a process in a graph.
struct NominalSample {
  let process: String
  let events: Events
  /// Scaled to expected events.
  let weights: EventExpression
}

extension CompiledAnalysis {
  /// The nominal samples of the exact graph, in the order of processes.
  var nominalSamples: [NominalSample] {
    let graph = graph(.exact)
    return zip(layouts, layouts.map { SampleKey(process: $0.name) }).map { layout, key in
      let sample = graph.samples.first { $0.key == key }!
      let events = Events(sample.space, standard: leaves)
      let unit = layout.weight.map { events[$0] } ?? .ones(of: sample.space)
      return NominalSample(
        process: layout.name, events: events, weights: unit * sample.scale)
    }
  }
}
