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
    try requireFiniteColumns(of: events)
    let space = EventSpace("observed events")
    let stages = Events(space, standard: leaves)
    let contents = pipeline.channels.map {
      $0.countedContents(of: stages, weights: .ones(of: space)).sumOverEvents()
    }
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

  private func requireFiniteColumns(of events: EventTable) throws {
    for name in columnsRead {
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
