import HistFactory
import Histograms

/// Makes the channels of a workspace out of templates.
struct WorkspaceBuilder {
  let configuration: FitConfiguration
  let templates: TemplateHistograms
  var notes: [ConfigurationNote] = []

  mutating func workspace() throws -> Workspace {
    let channels = try configuration.regions.map { try channel($0) }
    return Workspace(
      channels: channels, observations: try configuration.regions.map(observation),
      measurements: [configuration.workspaceMeasurement])
  }

  private mutating func channel(_ region: FitConfiguration.Region) throws -> Workspace.Channel {
    let samples = configuration.samples.filter { !$0.isData && $0.isIn(region) }
    return Workspace.Channel(
      name: region.name, samples: try samples.map { try self.sample($0, in: region) })
  }

  private mutating func sample(
    _ sample: FitConfiguration.Sample, in region: FitConfiguration.Region
  ) throws -> Workspace.Sample {
    let name = TemplateName(region: region.name, sample: sample.name)
    let nominal = try templates.required(name)
    var modifiers: [Workspace.Modifier] = []
    if sample.hasStatisticalErrors {
      modifiers.append(
        .init(
          name: "staterror_" + region.name.replacing(" ", with: "-"),
          effect: .statError(nominal.uncertainties)))
    }
    for factor in configuration.normFactors where factor.acts(on: sample, in: region) {
      modifiers.append(.init(name: factor.name, effect: .normFactor))
    }
    for systematic in configuration.systematics where systematic.acts(on: sample, in: region) {
      modifiers += try effects(of: systematic, on: name).map {
        .init(name: systematic.parameterName, effect: $0)
      }
    }
    return Workspace.Sample(name: sample.name, data: nominal.values, modifiers: modifiers)
  }

  private mutating func effects(
    of systematic: FitConfiguration.Systematic, on name: TemplateName
  ) throws -> [Workspace.Effect] {
    switch systematic.effect {
    case .normalization(let up, let down):
      warn(about: 1 + up, 1 + down, systematic, name)
      return [.normSys(low: 1 + down, high: 1 + up)]
    case .template:
      guard let parts = try normAndShape(systematic, name) else { return [] }
      warn(about: parts.up.factor, parts.down.factor, systematic, name)
      let rate = Workspace.Effect.normSys(low: parts.down.factor, high: parts.up.factor)
      return parts.up.bins.count > 1
        ? [rate, .histoSys(low: parts.down.bins, high: parts.up.bins)] : [rate]
    }
  }

  /// Nil where the sample expects nothing in the region.
  private mutating func normAndShape(
    _ systematic: FitConfiguration.Systematic, _ name: TemplateName
  ) throws -> NormAndShape? {
    let nominal = try templates.required(name).values
    let up = try bins(systematic, .up, name)
    let down = try bins(systematic, .down, name)
    let place = "\(name), systematic '\(systematic.name)'"
    if ([nominal] + [up, down].compactMap(\.self)).allSatisfy({ $0.allSatisfy { $0 == 0 } }) {
      notes.append(
        ConfigurationNote(
          place, "left out of the workspace, since no events are expected there at all"))
      return nil
    }
    guard nominal.reduce(0, +) != 0 else {
      throw FitConfigurationError.template(
        name,
        reason:
          "the nominal integral is 0, of which the systematic '\(systematic.name)' cannot be a"
          + " factor; leave the sample out of the region, or of the systematic")
    }
    return try name.naming { try NormAndShape(up: up, down: down, nominal: nominal) }
  }

  /// Nil for a direction that is symmetrized.
  private func bins(
    _ systematic: FitConfiguration.Systematic, _ direction: FitConfiguration.Direction,
    _ name: TemplateName
  ) throws -> [Double]? {
    guard systematic.variation(direction) != .symmetrized else { return nil }
    let varied = TemplateName(
      region: name.region, sample: name.sample, variation: .init(systematic.name, direction))
    return try templates.required(varied).values
  }

  private mutating func warn(
    about up: Double, _ down: Double, _ systematic: FitConfiguration.Systematic,
    _ name: TemplateName
  ) {
    for (direction, factor) in [("up", up), ("down", down)] where factor <= 0 {
      notes.append(
        ConfigurationNote(
          "\(name), systematic '\(systematic.name)' \(direction)",
          "the factor \(factor) is not positive, between which and 1 nothing interpolates"
            + " exponentially", isWarning: true))
    }
  }

  private func observation(_ region: FitConfiguration.Region) throws -> Workspace.Observation {
    guard let data = configuration.samples.first(where: \.isData) else {
      preconditionFailure("no sample is data")
    }
    let name = TemplateName(region: region.name, sample: data.name)
    let values = try templates.required(name).values
    if let bin = values.firstIndex(where: { $0 < 0 }) {
      throw FitConfigurationError.template(
        name,
        reason: "bin \(bin + 1) of the data has \(values[bin]) events; counts are not negative")
    }
    return Workspace.Observation(name: region.name, data: values)
  }
}
