import Foundation
import HistFactory
import Inference
import Pipelines
import Reports

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
    warnings = run.warnings + (study?.warnings ?? []).map { "Fits of the model: \($0)" }
    sections = [
      run.pipelineSection, run.foldSection, run.trainingSection, run.histogramSection,
      run.cutSection, study.map(Self.uncertaintySection), run.opinionSection, run.closureSection,
      run.yieldSection, run.filesSection, run.provenanceSection,
    ].compactMap(\.self)
  }
}

extension RunFolder {
  var subtitle: String {
    guard let run = trained?.run else {
      return "What all folds of a cross-training say together, each event judged by the training"
        + " that did not see it." + (metrics.headlineText.map { " \($0)" } ?? "")
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
      func cell(_ value: Double, _ errors: MetricsError?) -> Cell {
        let error = hasError ? errors?.standard[keyPath: path] : nil
        return error == nil ? .number(value, digits: 3) : .measured(value, error)
      }
      let before = row.before.map { cell($0[keyPath: path], row.beforeError) }
      return Page.Card(
        label: label, value: cell(after, row.afterError),
        note: before.map { "before training: \($0.text)" } ?? "")
    }
    // The distribution of p-values over replicas is far from normal.
    return [
      card("Expected significance, test events", \.significance, hasError: true),
      card("p-value of background alone", \.pValue, hasError: false),
      card("CLs expected for μ = 1", \.cls, hasError: false),
      card("Uncertainty of μ", \.uncertainty, hasError: true),
    ].compactMap(\.self)
  }

  /// Fits of the exported model; nil where there is none.
  func study() throws -> ModelStudy? {
    try workspace.map { try ModelStudy(Likelihood($0), named: name, expecting: 1) }
  }
}
