import Diagnostics
import HistFactory

/// A workspace and which of its measurements is asked for.
private struct Question {
  var workspace: Workspace
  let index: Int
  let source: SourceDocument

  var measurement: Workspace.Measurement { workspace.measurements[index] }

  /// The parameter of interest, if no modifier has its name.
  var missingInterest: String? { workspace.missingInterest(of: measurement) }
}

extension ModelOptions {
  /// The likelihood of the chosen measurement.
  ///
  /// A background that waits for its signal has no parameter of interest, which a note says.
  func likelihood(of loaded: LoadedWorkspace, _ console: Console) throws -> Likelihood {
    var question = try question(to: loaded)
    if let missing = question.missingInterest {
      question.workspace.measurements[question.index].parameterOfInterest = nil
      console.note(
        "no modifier has the name of the parameter of interest, '\(missing)'; is a patch missing?")
    }
    return try likelihood(of: question)
  }

  /// The likelihood, which has to have a parameter of interest that fits are free to vary.
  func likelihoodOfInterest(of loaded: LoadedWorkspace) throws -> Likelihood {
    let question = try question(to: loaded)
    if let missing = question.missingInterest {
      throw loaded.source.problem(
        """
        no modifier has the name of the parameter of interest, '\(missing)'; give the patch with the \
        signal by --patch, or name another parameter by --poi
        """)
    }
    guard let name = question.measurement.parameterOfInterest else {
      throw UsageError(
        description: """
          \(loaded.source.name): the measurement has no parameter of interest; name one by --poi
          """)
    }
    if fix.contains(where: { $0.name == name }) {
      throw UsageError(
        description: "--fix \(name): this is the parameter of interest, which the fits vary")
    }
    return try likelihood(of: question)
  }

  private func question(to loaded: LoadedWorkspace) throws -> Question {
    let known = loaded.workspace.measurements.map(\.name)
    guard let index = known.firstIndex(of: measurement ?? known[0]) else {
      throw UsageError.unknownMeasurement(measurement!, known: known, in: loaded.source.name)
    }
    var question = Question(
      workspace: loaded.workspace, index: index, source: loaded.source)
    if let poi {
      let names = Set(
        question.workspace.channels.flatMap(\.samples).flatMap(\.modifiers).map(\.name))
      guard names.contains(poi) else {
        throw UsageError(
          description: "--poi: no modifier has the name '\(poi)'\(suggestion(for: poi, in: names))")
      }
      question.workspace.measurements[index].parameterOfInterest = poi
    }
    return question
  }

  private func likelihood(of question: Question) throws -> Likelihood {
    let likelihood = try naming(question.source.name) {
      try Likelihood(
        question.workspace, measurement: question.measurement.name,
        factorInterpolation: factorInterpolation(question.source.format),
        shiftInterpolation: shiftInterpolation)
    }
    return try likelihood.changing { model in
      try fix.reduce(model) { model, held in
        try usage("--fix \(held.name)=\(held.value)") {
          try model.holding(held.name, at: held.value)
        }
      }
    }
  }
}
