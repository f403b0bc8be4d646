import HistFactory

/// Free factors, and what the measurement says about parameters.
extension DatacardConverter {
  func addFactors(to process: inout Process) {
    if process.column.isSignal { process.addFactor(Self.signalStrength) }
    for factor in card.rateFactors
    where matches(process.column.channel, factor.channel)
      && matches(process.column.process, factor.process)
    {
      process.addFactor(factor.name)
    }
  }

  /// - Parameter names: The parameters that the workspace has.
  func parameterSettings(_ names: Set<String>) -> [Workspace.ParameterSettings] {
    var settings = [
      Workspace.ParameterSettings(name: Self.signalStrength, inits: [1], bounds: [[0, 20]])
    ]
    for factor in card.rateFactors where !settings.contains(where: { $0.name == factor.name }) {
      settings.append(self.settings(of: factor))
    }
    for nuisance in card.nuisances {
      if let factor = commonFactor(of: nuisance) {
        let bounds = [min(factor, 1 / factor), max(factor, 1 / factor)]
        settings.append(.init(name: nuisance.name, inits: [1], bounds: [bounds]))
      }
    }
    for name in card.fixedParameters {
      if let index = settings.firstIndex(where: { $0.name == name }) {
        settings[index].fixed = true
      } else {
        settings.append(.init(name: name, fixed: true))
      }
    }
    return settings.filter { names.contains($0.name) }
  }

  /// The factor κ of a `lnU` whose effects are all the same; nil for anything else.
  func commonFactor(of nuisance: Datacard.Nuisance) -> Double? {
    let effects = effects(of: nuisance)
    guard nuisance.kind == .logUniform, let first = effects.first, first.isSymmetric,
      effects.allSatisfy({ $0 == first })
    else { return nil }
    return first.up
  }

  /// The effects on processes that there are.
  func effects(of nuisance: Datacard.Nuisance) -> [Datacard.Nuisance.Effect] {
    zip(nuisance.effects, card.columns).compactMap { $1.rate == 0 ? nil : $0 }
  }

  private func settings(of factor: Datacard.RateFactor) -> Workspace.ParameterSettings {
    let ends = [0, factor.initial == 0 ? 10 : 10 * factor.initial].sorted()
    if factor.range == nil {
      notes.note(
        "rateParam '\(factor.name)' has no range; it is given [\(ends[0]), \(ends[1])]",
        at: factor.place)
    }
    let bounds = factor.range.map { [$0.lowerBound, $0.upperBound] } ?? ends
    return .init(name: factor.name, inits: [factor.initial], bounds: [bounds])
  }
}

extension DatacardConverter.Process {
  /// A factor acts once, whatever number of lines says so.
  mutating func addFactor(_ name: String) {
    let modifier = Workspace.Modifier(name: name, effect: .normFactor)
    if !modifiers.contains(modifier) { modifiers.append(modifier) }
  }

  /// Two factors that follow one parameter are one.
  mutating func addNormalization(_ name: String, low: Double, high: Double) {
    for (index, modifier) in modifiers.enumerated() where modifier.name == name {
      if case .normSys(let otherLow, let otherHigh) = modifier.effect {
        modifiers[index].effect = .normSys(low: low * otherLow, high: high * otherHigh)
        return
      }
    }
    modifiers.append(.init(name: name, effect: .normSys(low: low, high: high)))
  }
}
