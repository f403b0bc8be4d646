import Foundation
import Reports
import Terminal

extension RunFolder {
  /// What was run, when, and with what.
  var provenanceSection: Page.Section? {
    guard record != nil || !executions.isEmpty || !folder.bareCommands.isEmpty else { return nil }
    return Page.Section("provenance", "Provenance") {
      runTable
      executionTable
      if let data = trained?.run.data {
        Details("Samples and their checksums") {
          Table(
            "Events of each part", ["sample", "events, weights and checksum"], textColumns: 2,
            rows: data.sorted { $0.key < $1.key }.map { [Cell($0.key), Cell($0.value)] })
        }
      }
    }
  }

  private var runTable: Table {
    var rows: [[Cell]] = folder.bareCommands.map { ["command", Cell($0)] }
    if let run = record {
      let settings = run.analysisSettings.merging(run.settings) { $1 }
      rows += [
        ["analysis", Cell(run.analysis)], ["objective", Cell("\(run.objective)")],
        ["seed", "\(run.seed)"],
      ]
      if let trained { rows.append(["best parameters after step", "\(trained.step)"]) }
      rows += settings.sorted { $0.key < $1.key }.map { [Cell($0.key), Cell($0.value)] }
    }
    return Table("What was run", ["", ""], textColumns: 2, rows: rows)
  }

  /// A column for each time that a program worked on the folder.
  private var executionTable: Table {
    let lines: [(String, (Execution) -> String)] = [
      ("command", \.command), ("begun", \.start), ("took", \.duration),
      ("threads", { "\($0.threads)" }), ("Apus", \.versions.apus),
      ("compiler", { "Swift \($0.versions.swift), \($0.versions.build)" }),
      ("GSL", \.versions.gsl), ("BLAS", \.versions.blas), ("system", \.versions.system),
      ("processors", \.versions.architecture),
    ]
    return Table(
      "How it was computed",
      [""] + executions.indices.map { executions.count > 1 ? "command \($0 + 1)" : "" },
      textColumns: executions.count + 1,
      rows: executions.isEmpty
        ? [] : lines.map { name, text in [Cell(name)] + executions.map { Cell(text($0)) } })
  }
}

extension Execution {
  /// As in "0.8 s" and "3 min 20 s".
  fileprivate var duration: String {
    seconds < 60
      ? "\(Digits.significant(seconds, 2)) s" : "\(Int(seconds) / 60) min \(Int(seconds) % 60) s"
  }
}
