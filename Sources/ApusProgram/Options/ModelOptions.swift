import ArgumentParser
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

  /// The first of these options that is given; nil for none.
  var given: String? {
    if measurement != nil { return "--measurement" }
    if poi != nil { return "--poi" }
    if !fix.isEmpty { return "--fix" }
    if !interpolation.isEmpty { return "--interpolation" }
    if normsysCode != nil { return "--normsys-code" }
    return histosysCode == nil ? nil : "--histosys-code"
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
