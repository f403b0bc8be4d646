import Autodiff
import Diagnostics
import Foundation
import Parameters
import Pipelines

/// What a training run leaves for later: parameters with their names, and the numbers learned from data.
///
/// Written as JSON: `parameters` maps each name to its `shape` and row-major `value` inside its
/// constraint, `raw` being the unconstrained numbers that reproduce it bit for bit; without a constraint the two
/// are the same, and `raw` is left out.
public struct TrainedAnalysis: Codable, Sendable {
  public struct Array: Codable, Sendable {
    public var shape: [Int]
    public var value: [Double]
    public var raw: [Double]?
    public var unit: String?
  }

  public var analysis: String
  public var objective: Objective
  public var seed: UInt64
  /// The update after which these parameters were the best on validation events.
  public var step: Int
  public var parameters: [String: Array]
  public var standardisation: [ColumnStandard]
  /// Which fold of a cross-training they were trained on; nil for a training of its own.
  public var fold: AnalysisData.Fold?

  public init(
    analysis: String, objective: Objective, seed: UInt64, step: Int, values: ParameterValues,
    standardisation: [ColumnStandard], fold: AnalysisData.Fold? = nil
  ) {
    self.analysis = analysis
    self.objective = objective
    self.seed = seed
    self.step = step
    self.standardisation = standardisation
    self.fold = fold
    parameters = Dictionary(
      uniqueKeysWithValues: values.parameters.parameters.map { path, parameter in
        let raw = values[parameter]
        let array = Array(
          shape: raw.shape.extents, value: values.value(of: parameter).elements,
          raw: parameter.constraint == .none ? nil : raw.elements, unit: parameter.unit)
        return (path, array)
      })
  }

  /// - Throws: `ReportError` for a file that is missing or is not a trained analysis.
  public init(contentsOf file: URL) throws {
    let data: Data
    do { data = try Data(contentsOf: file) } catch { throw ReportError.missingFile(file.path) }
    do {
      self = try JSONDecoder().decode(Self.self, from: data)
    } catch let DecodingError.keyNotFound(key, _) {
      throw ReportError.notTrainedAnalysis(file.path, "'\(key.stringValue)' is missing")
    } catch {
      throw ReportError.notTrainedAnalysis(file.path, "\(error)")
    }
  }

  public func write(to file: URL) throws { try writeJSON(self, to: file) }

  /// The values for an analysis with the same parameters.
  ///
  /// - Throws: `ParameterError` for parameters that are missing, unknown or of another shape.
  public func values(for parameters: ParameterSet) throws -> ParameterValues {
    let raw = try self.parameters.mapValues { array in
      let raw = array.raw ?? array.value
      guard Shape(array.shape).count == raw.count else {
        throw ReportError.notTrainedAnalysis(
          analysis, "\(raw.count) numbers do not fill shape \(array.shape)")
      }
      return Tensor(shape: Shape(array.shape), elements: raw)
    }
    return try ParameterValues(parameters, raw: raw)
  }
}

/// What can be wrong with files of results.
public enum ReportError: Error, CustomStringConvertible, Hashable {
  case missingFile(String)
  case notTrainedAnalysis(String, String)
  case notMetrics(String, String)
  case notClosure(String, String)
  case noRuns(String)
  case notFolds(String, String)
  case unknownMethod(String, known: [String])
  case unwritable(String, String)

  public var description: String {
    switch self {
    case .missingFile(let path):
      "\(path): no such file; run 'optimise' first, or name its output folder by --results"
    case .notTrainedAnalysis(let path, let reason):
      "\(path): not a trained analysis: \(reason)"
    case .notMetrics(let path, let reason): "\(path): not a report of metrics: \(reason)"
    case .notClosure(let path, let reason): "\(path): not a closure report: \(reason)"
    case .notFolds(let path, let reason): "\(path): not a cross-training: \(reason)"
    case .noRuns(let path):
      "\(path): no results in it; give a folder that holds one folder of results per run"
    case .unknownMethod(let name, let known):
      """
      nothing to compare with is named '\(name)'\(suggestion(for: name, in: known)); there are \
      \(known.joined(separator: ", "))
      """
    case .unwritable(let path, let reason): "\(path): cannot be written: \(reason)"
    }
  }
}

/// Writes JSON with sorted keys; the file appears whole or not at all.
func writeJSON(_ value: some Encodable, to file: URL) throws {
  let encoder = JSONEncoder()
  encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
  try write(try encoder.encode(value), to: file)
}

func write(_ data: Data, to file: URL) throws {
  do {
    try FileManager.default.createDirectory(
      at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try data.write(to: file, options: .atomic)
  } catch {
    throw ReportError.unwritable(file.path, "\(error)")
  }
}
