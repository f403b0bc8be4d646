import HistFactory

extension FitConfiguration {
  /// The workspace that templates make.
  ///
  /// Regions become channels, with a `staterror` of the templates' √Σw² for each sample that has
  /// statistical errors. A systematic uncertainty of rate and shape becomes a `normsys` of the
  /// integrals relative to the nominal one, and a `histosys` of the templates scaled to the nominal
  /// integral where there are at least two bins. Where a sample expects nothing in a region, neither
  /// nominal nor varied, the uncertainty is left out, with a note. Bins may be negative; factors that
  /// are not positive, which exponential interpolation cannot do with, are in a warning.
  ///
  /// Source: cabinetry, `workspace.build`.
  ///
  /// - Parameter templates: Those of ``templates(from:)``, smoothed where asked by ``smoothed(_:)``.
  /// - Returns: The workspace, and what to know about it.
  /// - Throws: ``FitConfigurationError``, also for missing templates; `WorkspaceError`.
  public func workspace(
    of templates: TemplateHistograms
  ) throws -> (workspace: Workspace, notes: [ConfigurationNote]) {
    try validate()
    var builder = WorkspaceBuilder(configuration: self, templates: templates)
    let workspace = try builder.workspace()
    try workspace.validate()
    return (workspace, builder.notes)
  }
}

extension FitConfiguration {
  /// What the configuration says about parameters.
  var workspaceMeasurement: Workspace.Measurement {
    var settings = normFactors.map { factor in
      let fixed = fixed.first { $0.name == factor.name }
      return Workspace.ParameterSettings(
        name: factor.name, inits: (factor.nominal ?? fixed?.value).map { [$0] },
        bounds: factor.bounds.map { [[$0.lowerBound, $0.upperBound]] },
        fixed: fixed == nil ? nil : true)
    }
    for systematic in systematics {
      let names = [systematic.name, systematic.parameterName]
      guard let fixed = fixed.first(where: { names.contains($0.name) }),
        !settings.contains(where: { $0.name == systematic.parameterName })
      else { continue }
      settings.append(
        .init(name: systematic.parameterName, inits: [fixed.value], fixed: true))
    }
    return Workspace.Measurement(
      name: measurement, parameterOfInterest: interestingParameter, parameters: settings)
  }

  /// The parameter's name where the configuration names the uncertainty.
  private var interestingParameter: String? {
    guard let parameterOfInterest, !parameterOfInterest.isEmpty else { return nil }
    let systematic = systematics.first { $0.name == parameterOfInterest }
    return systematic?.parameterName ?? parameterOfInterest
  }
}
