import HistFactory

extension MeasurementReader {
  /// What a `<ParamSetting>` says about the parameters it lists, by the names that ROOT gives them.
  func apply(
    _ element: MarkupElement, to settings: inout [Workspace.ParameterSettings],
    _ luminosity: inout Workspace.ParameterSettings
  ) throws {
    let isFixed = try element.flag("Const")
    let value = try element.value("Val") == nil ? nil : element.number("Val")
    for rootName in element.words {
      let name = try parameterName(rootName, element)
      func change(_ parameter: inout Workspace.ParameterSettings) {
        parameter.fixed = isFixed ?? parameter.fixed
        parameter.inits = value.map { [$0] } ?? parameter.inits
      }
      if name == "lumi" {
        change(&luminosity)
      } else {
        // What is set moves behind what is not, as in pyhf.
        let index = settings.firstIndex { $0.name == name }
        var parameter = index.map { settings.remove(at: $0) } ?? .init(name: name)
        change(&parameter)
        settings.append(parameter)
      }
    }
  }

  /// `Lumi` is `lumi`, `alpha_x` is `x`; factors keep their names.
  private func parameterName(_ name: String, _ element: MarkupElement) throws -> String {
    if name == "Lumi" { return "lumi" }
    if name.hasPrefix("gamma_") {
      throw element.error(
        "'\(name)' is the factor of one bin; a workspace cannot fix or set single bins")
    }
    return name.hasPrefix("alpha_") ? String(name.dropFirst("alpha_".count)) : name
  }
}
