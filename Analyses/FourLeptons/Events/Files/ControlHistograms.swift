import Apus
import Foundation

/// Histograms of what the search looks at, of all candidates: simulated ones scaled to what is expected of
/// them, and those of the data.
public enum ControlHistograms {
  /// A quantity of events, or of each of their muons.
  struct Observable {
    let column: NamedFormula
    let axis: Axis

    init(
      _ name: String, _ formula: String, _ bins: Int, _ range: ClosedRange<Double>, _ unit: String
    )
      throws
    {
      column = NamedFormula(name, formula)
      axis = try .regular(
        bins, from: range.lowerBound, to: range.upperBound, name: name, unit: unit)
    }
  }

  static func observables() throws -> [Observable] {
    [
      try Observable("m4l", "m4l", 37, 70...181, "GeV"),
      try Observable("mZ1", "mZ1", 40, 40...120, "GeV"),
      try Observable("mZ2", "mZ2", 54, 12...120, "GeV"),
      try Observable("pt", "Muon_pt", 50, 0...200, "GeV"),
      try Observable("eta", "Muon_eta", 24, -2.4...2.4, ""),
    ]
  }

  /// The histograms `tree/observable`; pt and η have four entries for each event.
  ///
  /// - Parameters:
  ///   - simulated: The ROOT file that `simulate` wrote.
  ///   - data: The ROOT file that `convert` wrote.
  /// - Throws: `EventFilesError`, and what the files' reader throws.
  public static func make(simulated: String, data: String) throws -> HistogramCollection {
    var collection = HistogramCollection()
    for process in SimulatedProcess.allCases {
      let file = try EventFile(URL(filePath: simulated), tree: process.rawValue)
      let count = Double(max(file.count ?? 0, 1))
      try add(file, process.rawValue, weight: process.expectedEvents / count, to: &collection)
    }
    let file = try EventFile(URL(filePath: data), tree: EventTree.data)
    try add(file, EventTree.data, weight: 1, to: &collection)
    return collection
  }

  /// Fills block by block.
  private static func add(
    _ file: EventFile, _ tree: String, weight: Double, to collection: inout HistogramCollection
  ) throws {
    let observables = try observables()
    var histograms = observables.map { Histogram(axis: $0.axis, name: $0.column.name) }
    try EventQuery(columns: observables.map(\.column)).run(on: file) { block in
      for (index, observable) in observables.enumerated() {
        // Of lists, all values of all events.
        guard case .numbers(let values)? = block.columns[observable.column.name]?.values else {
          preconditionFailure("'\(observable.column.name)' is no column of numbers")
        }
        try histograms[index].fill(
          values, weights: Array(repeating: weight, count: values.count))
      }
    }
    for histogram in histograms { try collection.add(histogram, at: "\(tree)/\(histogram.name)") }
  }
}
