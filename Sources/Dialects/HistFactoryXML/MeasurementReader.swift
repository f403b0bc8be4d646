import HistFactory

/// Reads a `<Measurement>`.
struct MeasurementReader {
  private let element: MarkupElement
  private let notes: NoteTaker

  init(_ element: MarkupElement, notes: NoteTaker) {
    self.element = element
    self.notes = notes
  }

  func read(factors: [Workspace.ParameterSettings]) throws -> Workspace.Measurement {
    let name = try element.required("Name")
    try noteInexpressible(name)
    var settings = factors
    var luminosity = try luminosity()
    for setting in element.children(named: "ParamSetting") {
      try apply(setting, to: &settings, &luminosity)
    }
    return Workspace.Measurement(
      name: name, parameterOfInterest: try parameterOfInterest(),
      parameters: [luminosity] + settings)
  }

  private func noteInexpressible(_ name: String) throws {
    _ = try element.flag("ExportOnly")
    if let bound = ["BinLow", "BinHigh"].first(where: { element.value($0) != nil }) {
      try notes.leaveOut(
        "\(bound) of measurement '\(name)': a workspace always uses all bins", at: element.place)
    }
    for term in element.children(named: "ConstraintTerm") {
      let type = try term.required("Type")
      guard ["Gamma", "LogNormal", "Uniform", "NoConstraint"].contains(type) else {
        throw term.error(
          "Type=\"\(type)\"; expected Gamma, LogNormal, Uniform or NoConstraint")
      }
      try notes.leaveOut(
        """
        the \(type) constraint of \(term.words.joined(separator: ", ")) in measurement '\(name)' \
        cannot be expressed: parameters of OverallSys and HistoSys have normal ones
        """, at: term.place, consequence: "they stay normal")
    }
  }

  private func luminosity() throws -> Workspace.ParameterSettings {
    let nominal = try element.number("Lumi")
    let width = nominal * (try element.number("LumiRelErr"))
    guard width >= 0 else {
      throw element.error("Lumi and LumiRelErr give an uncertainty of \(width); expected 0 or more")
    }
    return Workspace.ParameterSettings(
      name: "lumi", inits: [nominal], bounds: [[nominal - 5 * width, nominal + 5 * width]],
      auxdata: [nominal], sigmas: [width])
  }

  private func parameterOfInterest() throws -> String? {
    let all = element.children(named: "POI")
    guard let poi = all.first else { throw element.error("<Measurement> needs a <POI>") }
    let names = all.flatMap(\.words)
    if names.count > 1 {
      try notes.leaveOut(
        """
        a measurement has one parameter of interest; \
        \(names.dropFirst().joined(separator: ", ")) cannot be others beside \(names[0])
        """, at: poi.place)
    }
    return names.first
  }
}
