import PhysicsFigures
import Plots
import Reports

extension RunFolder {
  /// Loss and significance by step, and the training played back.
  var trainingSection: Page.Section? {
    guard history != nil || playback != nil else { return nil }
    return Page.Section("training", "Training") {
      if let history { history.pictures(bestStep: trained?.step) }
      if let playback, playback.frames.count > 1 {
        Heading("Played back")
        playback.flipbook(
          signals: signals, cuts: distributions?.cuts ?? [],
          curve: history.flatMap { $0.validationCurve(bestStep: trained?.step) })
      }
    }
  }
}

extension TrainingHistory {
  /// Loss and significance against steps.
  func pictures(bestStep: Int?) -> Pictures {
    let curves = [
      curve("Loss", "loss", .init("training events", loss), bestStep),
      validationCurve(bestStep: bestStep),
    ]
    return Pictures(
      curves.compactMap { $0?.figure.half() },
      """
      The loss of each step is that of its events, relaxed, before the update. The significance is of \
      validation events, exactly counted; the parameters that are best there are kept.
      """)
  }

  /// The significance of validation events against steps; nil where it was never found.
  func validationCurve(bestStep: Int?) -> TrainingFigure? {
    guard !validation.isEmpty else { return nil }
    let significances = TrainingFigure.Curve(
      "validation events", steps: validation.map(\.step), validation.map(\.significance),
      hasPoints: true)
    return curve("Significance", "expected significance [σ]", significances, bestStep)
  }

  private func curve(
    _ title: String, _ label: String, _ curve: TrainingFigure.Curve, _ bestStep: Int?
  ) -> TrainingFigure {
    let phases = phaseStarts.map { TrainingFigure.Phase("phase \($0.phase)", from: $0.step) }
    return TrainingFigure(
      title, [.init(label, [curve])], bestStep: bestStep.map(Double.init),
      phases: phases.count > 1 ? phases : [])
  }
}
