import Foundation
import Pipelines

extension RunComparison {
  /// Writes `search.csv`, a line for each method, and `search.json`, in which each run stands too.
  ///
  /// - Parameters:
  ///   - folder: The folder to write to.
  ///   - ranking: What the methods are ranked by.
  /// - Throws: `ReportError.unwritable`.
  public func write(to folder: ResultsFolder, rankedBy ranking: Ranking) throws {
    try Reports.write(Data(csv.utf8), to: folder.file("search.csv"))
    try writeJSON(
      Stored(
        rankedBy: ranking, reference: reference.name,
        combinations: methods.map { Stored.Combination(method: $0, summary: summary($0)) }),
      to: folder.file("search.json"))
  }

  private struct Stored: Encodable {
    struct Combination: Encodable {
      let method: Method
      let summary: [String: Spread]
    }

    let rankedBy: Ranking
    let reference: String
    let combinations: [Combination]
  }

  /// The quantities of the files, in the order of columns.
  private static let quantities: [(name: String, value: @Sendable (Run) -> Double?)] = [
    ("validation_loss", \.validationLoss),
    ("validation_significance", \.validation?.significance),
    ("significance_before", \.before?.significance),
    ("test_significance", \.after?.significance), ("test_p_value", \.after?.pValue),
    ("test_cls", \.after?.cls), ("test_uncertainty", \.after?.uncertainty),
  ]

  private static let difference = "difference"

  private func summary(_ method: Method) -> [String: Spread] {
    var spreads: [String: Spread] = [:]
    for (name, value) in Self.quantities {
      spreads[name] = Spread(method.runs.values.compactMap(value))
    }
    spreads[Self.difference] = Spread(differences(of: method))
    return spreads
  }

  private var csv: String {
    let varied = Set(methods.flatMap(\.varied.keys)).sorted()
    let names = Self.quantities.map(\.name) + [Self.difference]
    let header =
      ["method"] + varied + ["runs", "unfinished"]
      + names.flatMap { ["\($0)_mean", "\($0)_deviation", "\($0)_median"] }
    let rows = methods.map { method in
      let spreads = summary(method)
      let numbers = names.flatMap { name in
        spreads[name].map { ["\($0.mean)", "\($0.deviation)", "\($0.median)"] } ?? ["", "", ""]
      }
      return [method.name] + varied.map { method.varied[$0] ?? "" }
        + ["\(method.runs.count)", "\(method.unfinished.count)"] + numbers
    }
    return ([header] + rows).map { $0.map(csvCell).joined(separator: ",") + "\n" }.joined()
  }
}
