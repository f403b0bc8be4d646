import Reports

extension RunFolder {
  /// The stages of each channel with what was trained in them.
  var pipelineSection: Page.Section? {
    guard let outline else { return nil }
    return Page.Section("pipeline", "The pipeline") {
      outline.channels.flatMap { channel -> [any Block] in
        [Heading(channel.name), Flow(steps: channel.stages.map { outline.step($0) } + outline.end)]
      }
      Details("Every trainable and its change") { outline.trainableTable }
      if let folds = outline.folds {
        "Trainables are means over \(folds.count) folds, ± the standard deviation of where they ended."
      }
      outline.notes.map { Paragraph($0) }
    }
  }
}

extension AnalysisOutline {
  fileprivate func step(_ stage: Stage) -> Flow.Step {
    Flow.Step(
      kind: stage.kind.rawValue,
      name: stage.name + (stage.unit.map { " [\($0)]" } ?? ""), detail: stage.detail ?? "",
      lines: stage.trainables.compactMap { path in
        trainables.first { $0.path == path }.map { "\($0.path): \($0.change)" }
      })
  }

  /// What follows the channels: the model and what is improved.
  fileprivate var end: [Flow.Step] {
    let constrained = model.filter { !$0.isOfInterest }.map {
      $0.count == 1 ? $0.name : "\($0.name) × \($0.count)"
    }
    let interest = model.filter(\.isOfInterest).map(\.name).joined(separator: ", ")
    let shown = constrained.prefix(6).joined(separator: ", ")
    let more = constrained.count > 6 ? " and \(constrained.count - 6) more" : ""
    return [
      Flow.Step(
        kind: "model", name: "signal strength \(interest)",
        detail: constrained.isEmpty ? "no systematic uncertainties" : "nuisance: \(shown)\(more)"),
      Flow.Step(kind: "objective", name: objective),
    ]
  }

  fileprivate var trainableTable: Table {
    Table(
      "Trainables, before and after", ["trainable", "shape", "change", "constraint"],
      textColumns: 4,
      rows: trainables.map { trainable in
        let shape = trainable.shape.map(String.init).joined(separator: " × ")
        let rule = [trainable.constraint, trainable.schedule].compactMap(\.self)
        return [
          Cell(trainable.path), Cell(shape.isEmpty ? "number" : shape), Cell(trainable.change),
          Cell(rule.joined(separator: "; ")),
        ]
      })
  }
}

extension String {
  /// Whether a trainable's path is that of a network's layer, whose single numbers say little.
  var isOfLayer: Bool { contains(/layer \d+ (weights|bias)$/) }
}

extension AnalysisOutline.Trainable {
  /// The numbers before and after, or of many, and of networks of several folds, how large they were and how
  /// far they moved.
  fileprivate var change: String {
    let unit = unit.map { " \($0)" } ?? ""
    // Networks that were trained apart have nothing in common, number by number.
    guard let before, let after, spread == nil || !path.isOfLayer else {
      return "\(count) numbers, RMS \(Cell.shown(size.before, digits: 3)) →"
        + " \(Cell.shown(size.after, digits: 3)), moved by \(Cell.shown(size.change, digits: 3))"
    }
    func text(_ numbers: [String]) -> String {
      let list = numbers.joined(separator: ", ")
      return shape.isEmpty ? list : "[\(list)]"
    }
    let (start, end) = (text(before.map { Cell.shown($0) }), text(ends(after)))
    return before == after ? "\(end)\(unit), unchanged" : "\(start) → \(end)\(unit)"
  }

  /// Where the numbers ended, of a cross-training with their spread over folds.
  private func ends(_ after: [Double]) -> [String] {
    guard let spread else { return after.map { Cell.shown($0) } }
    return zip(after, spread).map { Cell.measured($0, $1).text }
  }
}
