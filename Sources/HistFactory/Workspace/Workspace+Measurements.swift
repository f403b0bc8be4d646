import Diagnostics

extension Workspace {
  /// A measurement and its position; the first if no name is given.
  ///
  /// - Throws: `WorkspaceError`, with near names.
  func measurement(named name: String?) throws -> (index: Int, measurement: Measurement) {
    let known = measurements.map(\.name)
    guard let index = name.map({ known.firstIndex(of: $0) }) ?? 0 else {
      throw WorkspaceError(
        """
        there is no measurement '\(name!)'\(suggestion(for: name!, in: known)); the measurements \
        are \(known.joined(separator: ", "))
        """, at: .root / "measurements")
    }
    return (index, measurements[index])
  }

  /// A parameter of interest is one that some modifier has.
  func requireModifier(of parameter: String?, at place: JSONPointer) throws {
    let names = Set(channels.flatMap(\.samples).flatMap(\.modifiers).map(\.name))
    if let parameter, !names.contains(parameter) {
      throw WorkspaceError(
        "no modifier has the name '\(parameter)'\(suggestion(for: parameter, in: names))", at: place
      )
    }
  }

  /// Factors that are interpolated by exponentials have logarithms.
  func requirePositiveFactors() throws {
    for (c, channel) in channels.enumerated() {
      for (s, sample) in channel.samples.enumerated() {
        for (m, modifier) in sample.modifiers.enumerated() {
          guard case .normSys(let low, let high) = modifier.effect else { continue }
          let place = JSONPointer.root / "channels" / c / "samples" / s / "modifiers" / m / "data"
          try requirePositive(low, at: place / "lo")
          try requirePositive(high, at: place / "hi")
        }
      }
    }
  }

  private func requirePositive(_ factor: Double, at place: JSONPointer) throws {
    if factor <= 0 {
      throw WorkspaceError(
        """
        a factor of \(factor) cannot be interpolated by exponentials; give a positive one, or \
        choose piecewise linear interpolation
        """, at: place)
    }
  }

  /// The measured luminosity, relative to that which the templates were made for.
  struct Luminosity {
    let nominal: Double
    let uncertainty: Double
  }
}

extension Workspace.Measurement {
  /// What the measurement says about the luminosity; nil where no sample depends on it.
  func luminosity(neededBy workspace: Workspace, at place: JSONPointer) throws
    -> Workspace.Luminosity?
  {
    let effects = workspace.channels.flatMap(\.samples).flatMap(\.modifiers).map(\.effect)
    guard effects.contains(.luminosity) else { return nil }
    guard let index = parameters.firstIndex(where: { $0.name == "lumi" }) else {
      throw WorkspaceError(
        "samples have modifiers of type lumi; add settings for 'lumi' with auxdata and sigmas",
        at: place)
    }
    let settings = parameters[index]
    guard let nominal = settings.auxdata, nominal.count == 1,
      let width = settings.sigmas, width.count == 1, width[0] > 0
    else {
      throw WorkspaceError(
        "'lumi' needs one auxdata and one positive sigma, given \(settings.given)",
        at: place / index)
    }
    return Workspace.Luminosity(nominal: nominal[0], uncertainty: width[0])
  }
}

extension Workspace.ParameterSettings {
  fileprivate var given: String {
    "auxdata \(auxdata.map { "\($0)" } ?? "none"), sigmas \(sigmas.map { "\($0)" } ?? "none")"
  }
}
