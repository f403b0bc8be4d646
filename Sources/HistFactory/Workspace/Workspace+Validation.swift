import Diagnostics

extension Workspace {
  /// Checks what the types do not say: numbers of bins, distinct names, finite numbers.
  ///
  /// A parameter of interest without a modifier is left to the model: a workspace of the background
  /// alone waits for the signal that a patch brings.
  ///
  /// - Throws: `WorkspaceError` at the first contradiction.
  public func validate() throws {
    let root = JSONPointer.root
    try requireSome(channels, "channel", at: root / "channels")
    try requireSome(measurements, "measurement", at: root / "measurements")
    try requireDistinct(channels.map(\.name), "channels", at: root / "channels")
    try requireDistinct(observations.map(\.name), "observations", at: root / "observations")
    try requireDistinct(measurements.map(\.name), "measurements", at: root / "measurements")
    for (index, channel) in channels.enumerated() {
      try channel.validate(at: root / "channels" / index)
    }
    for (index, observation) in observations.enumerated() {
      try validate(observation, at: root / "observations" / index)
    }
    for (index, measurement) in measurements.enumerated() {
      try validate(measurement, at: root / "measurements" / index)
    }
  }

  private func validate(_ observation: Observation, at place: JSONPointer) throws {
    // Published patches remove channels and leave their observations behind.
    guard let channel = channels.first(where: { $0.name == observation.name }) else { return }
    try requireBins(
      observation.data, channel.binCount, of: "channel '\(channel.name)'", at: place / "data")
    if let bin = observation.data.firstIndex(where: { $0 < 0 }) {
      throw WorkspaceError(
        "\(observation.data[bin]) events; counts are not negative", at: place / "data" / bin)
    }
  }

  private func validate(_ measurement: Measurement, at place: JSONPointer) throws {
    let config = place / "config"
    try requireDistinct(
      measurement.parameters.map(\.name), "parameters", at: config / "parameters")
    for (index, settings) in measurement.parameters.enumerated() {
      try settings.validate(at: config / "parameters" / index)
    }
  }
}

extension Workspace.Channel {
  var binCount: Int { samples.first?.data.count ?? 0 }

  fileprivate func validate(at place: JSONPointer) throws {
    try requireSome(samples, "sample", at: place / "samples")
    try requireDistinct(samples.map(\.name), "samples", at: place / "samples")
    for (index, sample) in samples.enumerated() {
      let place = place / "samples" / index
      try requireSome(sample.data, "bin", at: place / "data")
      try requireBins(sample.data, binCount, of: "the first sample", at: place / "data")
      try sample.validate(at: place / "modifiers")
    }
  }
}

extension Workspace.Sample {
  fileprivate func validate(at place: JSONPointer) throws {
    var seen: [String: Set<Workspace.ModifierType>] = [:]
    for (index, modifier) in modifiers.enumerated() {
      let type = modifier.effect.type
      if !seen[modifier.name, default: []].insert(type).inserted {
        throw WorkspaceError(
          "the sample has two modifiers '\(modifier.name)' of type \(type.rawValue)",
          at: place / index / "name")
      }
      try validate(modifier, at: place / index)
    }
  }

  private func validate(_ modifier: Workspace.Modifier, at place: JSONPointer) throws {
    let dataPlace = place / "data"
    switch modifier.effect {
    case .normFactor, .shapeFactor: break
    case .luminosity:
      if modifier.name != "lumi" {
        throw WorkspaceError(
          "a modifier of type lumi is named 'lumi', given '\(modifier.name)'", at: place / "name")
      }
    case .normSys(let low, let high):
      try requireFinite(low, at: dataPlace / "lo")
      try requireFinite(high, at: dataPlace / "hi")
    case .histoSys(let low, let high):
      try requireBins(low, data.count, of: "the sample", at: dataPlace / "lo_data")
      try requireBins(high, data.count, of: "the sample", at: dataPlace / "hi_data")
    case .shapeSys(let values), .statError(let values):
      try requireBins(values, data.count, of: "the sample", at: dataPlace)
    }
  }
}

extension Workspace.ParameterSettings {
  fileprivate func validate(at place: JSONPointer) throws {
    for (key, values) in [
      ("inits", inits), ("auxdata", auxdata), ("factors", factors), ("sigmas", sigmas),
    ] {
      if let values { try requireFinite(values, at: place / key) }
    }
    for (index, pair) in (bounds ?? []).enumerated() {
      let place = place / "bounds" / index
      try requireFinite(pair, at: place)
      guard pair.count == 2, pair[0] <= pair[1] else {
        throw WorkspaceError("a lower and an upper bound are expected, given \(pair)", at: place)
      }
    }
  }
}
