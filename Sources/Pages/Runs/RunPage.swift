import Foundation
import HistFactory
import Inference
import Pipelines
import Reports
import Terminal

extension Page {
  /// The page of a training run, made of the folder that it left and nothing else.
  ///
  /// Shown is what the folder holds: a cross-training has no training to play back, an analysis that
  /// workspaces cannot express no fits.
  ///
  /// - Parameter folder: The folder of results.
  /// - Throws: ``PagesError`` for a folder without results; `ReportError` and others for damaged files.
  public init(run folder: ResultsFolder) throws {
    let run = try RunFolder(folder)
    self.init(title: run.name, subtitle: run.subtitle)
    let study = try run.study()
    cards = run.cards
    warnings = run.warnings + (study?.warnings ?? [])
    sections = [
      run.pipelineSection, run.trainingSection, run.histogramSection, run.cutSection,
      study.map(Self.uncertaintySection), run.opinionSection, run.closureSection,
      run.yieldSection, run.filesSection, run.provenanceSection,
    ].compactMap(\.self)
  }
}

extension RunFolder {
  var subtitle: String {
    guard let run = trained?.run else {
      return "What all folds of a cross-training say together, each event judged by the training"
        + " that did not see it."
    }
    let fold = run.fold.map { ", fold \($0.index + 1) of \($0.count)" } ?? ""
    return "Optimised for \(run.objective), seed \(run.seed)\(fold)."
      + (metrics.headlineText.map { " \($0)" } ?? "")
  }

  /// What is quoted: test events, exactly counted.
  var cards: [Page.Card] {
    guard let row = metrics.headline else { return [] }
    func card(_ label: String, _ path: KeyPath<Metrics, Double>, hasError: Bool) -> Page.Card? {
      guard let after = row.after?[keyPath: path] else { return nil }
      let error = hasError ? row.afterError?.standard[keyPath: path] : nil
      let before = row.before.map { "before: \(Cell.number($0[keyPath: path], digits: 3).text)" }
      return Page.Card(
        label: label, value: error == nil ? .number(after, digits: 3) : .measured(after, error),
        note: before ?? "")
    }
    // The distribution of p-values over replicas is far from normal.
    return [
      card("Expected significance, test events", \.significance, hasError: true),
      card("p-value of background alone", \.pValue, hasError: false),
      card("CLs expected for μ = 1", \.cls, hasError: false),
      card("Uncertainty of μ", \.uncertainty, hasError: true),
    ].compactMap(\.self)
  }

  var warnings: [String] {
    let problems = metrics.rows.flatMap { row in
      (row.problems ?? []).map { "\(row.part.rawValue), \(row.reading.rawValue): \($0)" }
    }
    return (metrics.notes ?? []) + problems + closureWarning + opinionWarning
  }

  /// A relaxed significance that is far from the exact one, compared with the latter's error.
  private var closureWarning: [String] {
    guard let row = closure?.metrics.first(where: { $0.part == .test }), let exact = row.exact,
      let bias = row.bias?.significance
    else { return [] }
    let error = metrics.headline?.afterError?.standard.significance ?? 0
    guard abs(bias) > max(2 * error, 0.05 * abs(exact.significance)) else { return [] }
    return [
      "Training followed a significance that differs by \(Digits.significant(bias, 2)) from the exact"
        + " one; see below where the relaxed histograms differ from counted ones."
    ]
  }

  /// Fits of the exported model; nil where there is none.
  func study() throws -> ModelStudy? {
    try workspace.map { try ModelStudy(Likelihood($0), named: name, expecting: 1) }
  }
}
