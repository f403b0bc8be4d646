extension HistFactoryModel {
  /// What a measurement has to say so that pyhf treats parameters as this model does.
  func settingsBeyondDefaults() throws -> [Workspace.ParameterSettings] {
    let defaults = try ParameterCollector(channels).parameters
    return zip(parameters, defaults).compactMap { parameter, usual in
      let isStated = parameter.name == parameterOfInterest || parameter.isLuminosity
      let settings = parameter.settings(beyond: usual, always: isStated)
      return settings == Workspace.ParameterSettings(name: parameter.name) ? nil : settings
    }
  }
}

extension ModelParameter {
  fileprivate var isLuminosity: Bool {
    if case .normal = kind { true } else { false }
  }

  fileprivate func settings(beyond usual: ModelParameter, always: Bool)
    -> Workspace.ParameterSettings
  {
    var settings = Workspace.ParameterSettings(name: name)
    if always || initialValues != usual.initialValues { settings.inits = initialValues }
    if always || bounds != usual.bounds {
      settings.bounds = bounds.map { [$0.lowerBound, $0.upperBound] }
    }
    if isFixed { settings.fixed = true }
    settings.auxdata = auxiliaryData
    switch kind {
    case .free, .standardNormal: break
    case .poisson: settings.factors = statedConstraint
    case .statistical: settings.sigmas = statedConstraint
    case .normal(let nominal, let width):
      settings.auxdata = auxiliaryData ?? [nominal]
      settings.sigmas = [width]
    }
    return settings
  }
}
