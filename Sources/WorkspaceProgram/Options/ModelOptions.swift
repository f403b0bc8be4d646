import ArgumentParser
import Diagnostics
import HistFactory

/// Which question of a workspace is asked, and how it is understood.
struct ModelOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp("The measurement; the first unless given.", valueName: "name"))
  var measurement: String?

  @Option(
    help: ArgumentHelp(
      "The parameter of interest in place of the measurement's.", valueName: "name"))
  var poi: String?

  @Option(
    help: ArgumentHelp(
      "Hold a parameter, or one bin's factor as stat[2], in every fit; may be given several times.",
      valueName: "name=value"))
  var fix: [NamedValue] = []

  @Option(
    help: ArgumentHelp(
      """
      How normsys or histosys are interpolated, by a name or pyhf's code: \
      \(Interpolation.optionNames). Unless given 4 and 4p, and 1 for the log-normals of datacards.
      """, valueName: "type=name"))
  var interpolation: [InterpolationChoice] = []

  @Option(
    help: ArgumentHelp("The same as --interpolation normsys=CODE.", valueName: "code"))
  var normsysCode: InterpolationCode?

  @Option(
    help: ArgumentHelp("The same as --interpolation histosys=CODE.", valueName: "code"))
  var histosysCode: InterpolationCode?

  func validate() throws {
    for target in [InterpolationChoice.Target.normsys, .histosys] where choices(target).count > 1 {
      throw ValidationError("the interpolation of \(target.rawValue) is given twice; give one")
    }
    if let choice = choices(.histosys).first, !choice.canShift {
      throw ValidationError(
        """
        \(choice.optionName) interpolates factors (normsys), not shifts of templates (histosys)
        """)
    }
  }

  private func choices(_ target: InterpolationChoice.Target) -> [Interpolation] {
    let code = target == .normsys ? normsysCode : histosysCode
    return interpolation.filter { $0.target == target }.map(\.interpolation)
      + [code?.interpolation].compactMap(\.self)
  }

  /// How `normsys` is interpolated in a document of this format.
  func factorInterpolation(_ format: ModelFormat) -> Interpolation {
    choices(.normsys).first
      ?? (format == .datacard ? .piecewiseExponential : .polynomialExponential)
  }

  var shiftInterpolation: Interpolation { choices(.histosys).first ?? .polynomialLinear }
}

extension ModelOptions {
  /// A workspace whose only measurement is the one that is asked for, of the parameter asked for.
  func select(in loaded: LoadedWorkspace) throws -> Workspace {
    var workspace = loaded.workspace
    let known = workspace.measurements.map(\.name)
    guard var chosen = workspace.measurements.first(where: { $0.name == measurement ?? known[0] })
    else {
      throw UsageError.unknownMeasurement(measurement!, known: known, in: loaded.source.name)
    }
    if let poi {
      let names = Set(workspace.channels.flatMap(\.samples).flatMap(\.modifiers).map(\.name))
      guard names.contains(poi) else {
        throw UsageError(
          description: "--poi: no modifier has the name '\(poi)'\(suggestion(for: poi, in: names))")
      }
      chosen.parameterOfInterest = poi
    }
    if let first = workspace.measurements.firstIndex(where: { $0.name == chosen.name }) {
      workspace.measurements[first] = chosen
    }
    return workspace
  }

  /// The likelihood of the chosen measurement.
  func likelihood(of loaded: LoadedWorkspace) throws -> Likelihood {
    let workspace = try select(in: loaded)
    let likelihood = try naming(loaded.source.name) {
      try Likelihood(
        workspace, measurement: measurement,
        factorInterpolation: factorInterpolation(loaded.source.format),
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

  /// The likelihood, which has to have a parameter of interest that fits are free to vary.
  func likelihoodOfInterest(of loaded: LoadedWorkspace) throws -> Likelihood {
    let likelihood = try likelihood(of: loaded)
    guard let name = likelihood.model.parameterOfInterest else {
      throw UsageError(
        description: """
          \(loaded.source.name): the measurement has no parameter of interest; name one by --poi
          """)
    }
    if fix.contains(where: { $0.name == name }) {
      throw UsageError(
        description: "--fix \(name): this is the parameter of interest, which the fits vary")
    }
    return likelihood
  }
}
