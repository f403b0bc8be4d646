import EventFiles
import Formulas
import Histograms
import ROOTFiles

/// A histogram of formulas over events.
///
/// A formula that makes a list fills once for each element; with several formulas, lists belong
/// together element by element, and what has one value for an event goes with each of them.
struct EventHistogram {
  private(set) var histogram: Histogram
  private(set) var sums: FilledSums
  /// Values, or pairs of values, that went into it.
  private(set) var entries = 0
  /// Values that are NaN, and so in no bin.
  private(set) var leftOut = 0
  private(set) var count = EventCount()

  /// - Parameters:
  ///   - request: What is wanted.
  ///   - stream: The events, which are read twice where bins are to be found.
  init(_ request: EventHistogramRequest, of stream: some EventStream) throws {
    let axes = try request.axes(for: stream)
    histogram = try Histogram(axes: axes)
    sums = FilledSums(axes: axes)
    let filling = EventFilling(request, stream)
    count = try request.query(on: stream).run(on: stream) { block in
      try add(filling.values(of: block))
    }
  }

  private mutating func add(_ values: FillingValues) throws {
    let kept = values.withoutNaN
    leftOut += values.count - kept.count
    entries += kept.count
    try histogram.fill(columns: kept.axes.map(\.fillColumn), weights: kept.weights)
    sums.add(kept)
  }
}

extension FormulaColumn.Values {
  var fillColumn: FillColumn {
    switch self {
    case .numbers(let numbers): FillColumn(numbers)
    case .texts(let texts): FillColumn(texts)
    }
  }
}
