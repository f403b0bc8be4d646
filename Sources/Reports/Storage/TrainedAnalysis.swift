import Autodiff
import Foundation
import Parameters
import Pipelines

/// What a training run leaves for later: parameters with their names, and the numbers learned from data.
///
/// Written as JSON: `parameters` maps each name to its `value` inside its constraint and its unit; `raw` are
/// the unconstrained numbers that reproduce it bit for bit, left out without a constraint, where the two are
/// the same. An array has a `shape` and either row-major `values` or, beyond 64 numbers, the name of
/// the NumPy file that has them (`StoredArray`).
public struct TrainedAnalysis: Codable, Sendable {
  public struct Entry: Codable, Sendable, Equatable {
    public var value: StoredArray
    public var raw: StoredArray?
    public var unit: String?
  }

  /// What was run.
  public var run: RunRecord
  /// The update, counted over all phases, after which the parameters were these.
  public var step: Int
  public var parameters: [String: Entry]
  public var standardisation: [ColumnStandard]

  /// - Throws: `ReportError` for a file that is missing or is not a trained analysis.
  public init(contentsOf file: URL) throws {
    self = try readJSON(file) { ReportError.notTrainedAnalysis(file.path, $0) }
  }

  /// Writes parameters; both the JSON file and the NumPy files beside it appear whole or not at all.
  ///
  /// - Parameters:
  ///   - values: The parameters.
  ///   - file: The JSON file.
  ///   - run: What was run.
  ///   - step: The update after which the parameters were these.
  ///   - standardisation: Means and spreads of columns.
  public static func write(
    _ values: ParameterValues, to file: URL, run: RunRecord, step: Int,
    standardisation: [ColumnStandard]
  ) throws {
    let store = try ArrayStore(for: file)
    var entries: [String: Entry] = [:]
    for (path, parameter) in values.parameters.parameters {
      let isFree = parameter.constraint == .none
      entries[path] = Entry(
        value: try store.store(values.value(of: parameter), named: path),
        raw: isFree ? nil : try store.store(values[parameter], named: "\(path) raw"),
        unit: parameter.unit)
    }
    try store.commit(
      TrainedAnalysis(
        run: run, step: step, parameters: entries, standardisation: standardisation))
  }

  private init(
    run: RunRecord, step: Int, parameters: [String: Entry], standardisation: [ColumnStandard]
  ) {
    (self.run, self.step) = (run, step)
    (self.parameters, self.standardisation) = (parameters, standardisation)
  }

  /// The values for an analysis with the same parameters.
  ///
  /// - Parameters:
  ///   - parameters: Those of the analysis.
  ///   - file: The JSON file that this was read from, beside which NumPy files are sought.
  /// - Throws: `ParameterError` for parameters that are missing, unknown or of another shape;
  ///   `ReportError` and `EventsError` for damaged files.
  public func values(for parameters: ParameterSet, from file: URL) throws -> ParameterValues {
    var raw: [String: Tensor] = [:]
    for (name, entry) in self.parameters {
      raw[name] = try (entry.raw ?? entry.value).tensor(in: file, named: name)
    }
    return try ParameterValues(parameters, raw: raw)
  }
}
