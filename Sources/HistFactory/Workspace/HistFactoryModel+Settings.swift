import Autodiff
import Diagnostics

extension HistFactoryModel {
  /// Changes a parameter as a measurement says.
  mutating func apply(_ settings: Workspace.ParameterSettings, at place: JSONPointer) throws {
    guard parameters.contains(where: { $0.name == settings.name }) else { return }
    self = try changing(settings.name) { parameter in
      let count = parameter.range.count
      if let inits = settings.inits {
        try requireCount(inits, count, settings.name, at: place / "inits")
        parameter.initialValues = inits
      }
      if let bounds = settings.bounds {
        try requireCount(bounds, count, settings.name, at: place / "bounds")
        parameter.bounds = bounds.map { $0[0]...$0[1] }
      }
      parameter.isFixed = settings.fixed ?? false
      try parameter.applyConstraint(settings, at: place)
    }
  }
}

extension ModelParameter {
  fileprivate mutating func applyConstraint(
    _ settings: Workspace.ParameterSettings, at place: JSONPointer
  ) throws {
    if let auxdata = settings.auxdata {
      try requireCount(auxdata, range.count, name, at: place / "auxdata")
      if !isConstrained { throw unused("auxdata", at: place) }
      auxiliaryData = auxdata
    }
    if let sigmas = settings.sigmas {
      try requireCount(sigmas, range.count, name, at: place / "sigmas")
      try requirePositive(sigmas, at: place / "sigmas")
      kind = try kind(ofWidths: sigmas, at: place)
      statedConstraint = sigmas
    }
    if let factors = settings.factors {
      try requireCount(factors, range.count, name, at: place / "factors")
      try requirePositive(factors, at: place / "factors")
      guard case .poisson = kind else { throw unused("factors", at: place) }
      kind = .poisson(tau: GlobalExpression(factors))
      statedConstraint = factors
    }
  }

  private func kind(ofWidths sigmas: [Double], at place: JSONPointer) throws -> Kind {
    switch kind {
    case .normal(let nominal, _): return .normal(nominal: nominal, width: sigmas[0])
    case .statistical: return .statistical(relativeWidths: GlobalExpression(sigmas))
    case .free, .standardNormal, .poisson: throw unused("sigmas", at: place)
    }
  }

  private func unused(_ key: String, at place: JSONPointer) -> WorkspaceError {
    WorkspaceError("the parameter '\(name)' has no use for \(key); remove them", at: place / key)
  }
}

private func requireCount(_ values: [some Any], _ count: Int, _ name: String, at place: JSONPointer)
  throws
{
  if values.count != count {
    throw WorkspaceError(
      "\(values.count) given, the parameter '\(name)' has \(count) element\(count == 1 ? "" : "s")",
      at: place)
  }
}

private func requirePositive(_ values: [Double], at place: JSONPointer) throws {
  if let index = values.firstIndex(where: { $0 <= 0 }) {
    throw WorkspaceError("\(values[index]) given, a positive number is expected", at: place / index)
  }
}
