import Autodiff
import Events
import Histograms
import Parameters

extension CompiledAnalysis {
  /// Counts observed events as simulated ones are counted in the exact reading, each once.
  ///
  /// - Parameters:
  ///   - events: What was measured, with every column that a stage reads; no events are allowed.
  ///   - values: Values of the trainables.
  /// - Returns: A histogram for each channel, under its name.
  /// - Throws: `PipelineError.missingColumn`; `PipelineError.nonFiniteColumn` for a value that cannot be
  ///   compared; `HistogramsError` for bin edges out of order.
  public func observed(_ events: EventTable, at values: ParameterValues) throws
    -> HistogramCollection
  {
    let space = EventSpace("observed events")
    // Weights are columns that are read, too, but not of data: what stages read is asked again.
    let asked = Standards()
    _ = contents(of: space, asked)
    try requireFinite(asked.columns, of: events)
    let contents = contents(of: space, leaves)
    let evaluator = Evaluator(Plan(contents))
    evaluator.bind(space, to: TableSource(events))
    let results = try evaluator.evaluate(values.assignments.merging(standards) { $1 })
    var collection = HistogramCollection()
    for (index, axis) in try axes(at: values).enumerated() {
      // The second half are squared weights, here the same.
      let counts = Array(results[index].elements.prefix(axis.count))
      let name = pipeline.channels[index].name
      try collection.add(
        Histogram(axis: axis, values: counts, variances: counts, name: "data"), at: name)
    }
    return collection
  }

  /// What each channel counts, of shape `[2 bins]`.
  private func contents(of space: EventSpace, _ standards: Standards) -> [GlobalExpression] {
    let events = Events(space, standard: standards)
    return pipeline.channels.map {
      $0.countedContents(of: events, weights: .ones(of: space)).sumOverEvents()
    }
  }

  private func requireFinite(_ names: [String], of events: EventTable) throws {
    for name in names {
      guard events.columnNames.contains(name) else {
        throw PipelineError.missingColumn(
          name, process: "data", part: "observed", known: events.columnNames)
      }
      _ = try events.storedColumn(name).finiteSum {
        PipelineError.nonFiniteColumn(name, process: "data", row: $0, value: $1)
      }
    }
  }
}
