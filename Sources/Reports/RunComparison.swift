import Foundation
import Pipelines

/// Several ways to train, each run with several seeds: mean and spread of the exact significance on
/// test events.
///
/// Each method is a folder that holds one folder of results per run, named alike (by the seed, say)
/// in all methods.
public struct RunComparison: Sendable {
  /// One way to train.
  public struct Method: Sendable, Equatable {
    public var name: String
    /// Significance by run, before training and after; nil where it is not defined.
    public var runs: [String: Run]

    public init(name: String, runs: [String: Run]) { (self.name, self.runs) = (name, runs) }
  }

  public struct Run: Sendable, Equatable {
    public var before: Double?
    public var after: Double?
    /// The error of `after` from finite simulation, where it was found.
    public var error: Double?

    public init(before: Double?, after: Double?, error: Double? = nil) {
      (self.before, self.after, self.error) = (before, after, error)
    }
  }

  public var methods: [Method]
  /// The method that the others are compared with.
  public var reference: Method

  /// - Precondition: the reference is the name of a method.
  public init(methods: [Method], reference: String) {
    guard let found = methods.first(where: { $0.name == reference }) else {
      preconditionFailure("no method '\(reference)' among \(methods.map(\.name))")
    }
    (self.methods, self.reference) = (methods, found)
  }

  /// - Parameters:
  ///   - folders: One for each method; the last part of its path is the method's name.
  ///   - reference: The name of the method that the others are compared with; the first if nil.
  /// - Throws: `ReportError` for a folder without results, or a reference that is none of them.
  public init(folders: [URL], reference: String? = nil) throws {
    let methods = try folders.map(Self.method)
    let name = reference ?? methods.first?.name ?? ""
    guard methods.contains(where: { $0.name == name }) else {
      throw ReportError.unknownMethod(name, known: methods.map(\.name))
    }
    self.init(methods: methods, reference: name)
  }

  private static func method(in folder: URL) throws -> Method {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
    var runs: [String: Run] = [:]
    for name in names {
      let results = ResultsFolder(folder.appending(path: name).path)
      guard FileManager.default.fileExists(atPath: results.file("metrics.json").path) else {
        continue
      }
      let headline = try MetricsReport(contentsOf: results.file("metrics.json")).headline
      runs[name] = Run(
        before: headline?.before?.significance, after: headline?.after?.significance,
        error: headline?.afterError?.standard.significance)
    }
    guard !runs.isEmpty else { throw ReportError.noRuns(folder.path) }
    return Method(name: folder.lastPathComponent, runs: runs)
  }

  /// A Markdown table; the last column is the difference to the reference, run by run.
  ///
  /// Runs judged by the same events share what these leave open, which their spread does not show: it is
  /// told by the error of one run, the root of the mean square over runs.
  public var markdown: String {
    let header = [
      "| method | runs | before training | after training | error of one run | difference to \(reference.name) |",
      "|---|---|---|---|---|---|",
    ]
    return (header + methods.map(row)).joined(separator: "\n")
  }

  private func row(_ method: Method) -> String {
    let differences = method.runs.compactMap { name, run -> Double? in
      guard let after = run.after, let other = reference.runs[name]?.after else { return nil }
      return after - other
    }
    let cells = [
      method.name, "\(method.runs.count)",
      text(method.runs.values.map(\.before)), text(method.runs.values.map(\.after)),
      errorText(method.runs.values.compactMap(\.error)),
      method == reference ? "" : text(differences.map { $0 }, format: "%+.3f ± %.3f"),
    ]
    return "| \(cells.joined(separator: " | ")) |"
  }

  private func errorText(_ errors: [Double]) -> String {
    guard !errors.isEmpty else { return "" }
    let squares = errors.sorted().reduce(0) { $0 + $1 * $1 }
    return String(format: "%.3f", (squares / Double(errors.count)).squareRoot())
  }

  /// Mean and standard deviation (n − 1), and how many values there were not.
  private func text(_ values: [Double?], format: String = "%.3f ± %.3f") -> String {
    let defined = values.compactMap { $0 }.sorted()
    let missing = values.count - defined.count
    let note = missing == 0 ? "" : ", \(missing) not defined"
    guard !defined.isEmpty else { return "not defined" }
    let (mean, spread) = meanAndSpread(defined)
    return String(format: format, mean, spread) + note
  }
}

/// The mean, and the standard deviation from it with n − 1; 0 for a single value.
func meanAndSpread(_ values: [Double]) -> (mean: Double, spread: Double) {
  let mean = values.reduce(0, +) / Double(values.count)
  let squares = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
  return (mean, values.count > 1 ? (squares / Double(values.count - 1)).squareRoot() : 0)
}
