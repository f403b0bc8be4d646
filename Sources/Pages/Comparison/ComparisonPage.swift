import Foundation
import Pipelines
import Reports

extension Page {
  /// The page that puts runs side by side: metrics with their differences from the first, trainings,
  /// trainables, templates in the same bins, and what was set otherwise.
  ///
  /// - Parameter folders: Folders of results, at least two.
  /// - Throws: ``PagesError`` for folders without results; problems of their files.
  public init(comparing folders: [ResultsFolder]) throws {
    precondition(folders.count > 1, "\(folders.count) runs to compare; give at least 2")
    let runs = try folders.map { try RunFolder($0) }
    let names = Self.names(of: folders)
    let comparison = Comparison(names, runs)
    self.init(
      title: "Comparison of \(runs.count) runs",
      subtitle:
        "Expected significances of test events, exactly counted; differences are from the first,"
        + " \(names[0]).")
    cards = comparison.ranked.prefix(4).map { member in
      Card(
        label: member.name, value: member.run.significance,
        note: member.run.metrics.headline?.before.map {
          "before training: \(Cell.number($0.significance).text)"
        } ?? "")
    }
    warnings = zip(names, runs).flatMap { name, run in run.warnings.map { "\(name): \($0)" } }
    sections = [
      Section("metrics", "Metrics") {
        comparison.significances
        Self.metricsTable(names, runs)
      },
      Section("training", "Training") { comparison.trainings },
      Section("trainables", "What was trained") { comparison.trainables },
      Section("templates", "Templates after training") { comparison.templates },
      Section("settings", "What was set otherwise") { Self.settingsTable(names, runs) },
    ]
  }

  /// The last parts of the paths that tell the folders apart.
  static func names(of folders: [ResultsFolder]) -> [String] {
    let paths = folders.map { $0.url.standardizedFileURL.pathComponents }
    let longest = paths.map(\.count).max() ?? 1
    for length in 1...max(longest, 1) {
      let names = paths.map { $0.suffix(length).joined(separator: "/") }
      if Set(names).count == names.count { return names }
    }
    return folders.indices.map { "\($0 + 1): \(folders[$0].url.lastPathComponent)" }
  }

  private static func metricsTable(_ names: [String], _ runs: [RunFolder]) -> Table {
    let first = runs[0].metrics.headline?.after
    return Table(
      "After training",
      ["run", "significance", "difference", "p-value", "CLs", "uncertainty of μ"],
      rows: zip(names, runs).map { name, run in
        let row = run.metrics.headline
        let after = row?.after
        let difference = after.flatMap { after in first.map { after.significance - $0.significance }
        }
        return [
          Cell(name), run.significance, .number(difference, digits: 3),
          .number(after?.pValue, digits: 3), .number(after?.cls, digits: 3),
          after.map {
            .measured($0.uncertainty, row?.afterError?.standard.uncertainty)
          } ?? "–",
        ]
      })
  }

  private static func settingsTable(_ names: [String], _ runs: [RunFolder]) -> Table {
    let settings = runs.map(\.settings)
    let keys = Set(settings.flatMap(\.keys)).sorted().filter { key in
      Set(settings.map { $0[key] }).count > 1
    }
    return Table(
      "Settings that differ", ["setting"] + names, textColumns: names.count + 1,
      rows: keys.map { key in [Cell(key)] + settings.map { Cell($0[key] ?? "–") } })
  }
}

extension RunFolder {
  /// The significance that is quoted, with its error.
  fileprivate var significance: Cell {
    .significance(metrics.headline?.after, metrics.headline?.afterError)
  }

  fileprivate var settings: [String: String] {
    guard let run = trained?.run else { return [:] }
    return run.analysisSettings.merging(run.settings) { $1 }.merging([
      "seed": "\(run.seed)", "objective": "\(run.objective)", "analysis": run.analysis,
    ]) { $1 }
  }
}
