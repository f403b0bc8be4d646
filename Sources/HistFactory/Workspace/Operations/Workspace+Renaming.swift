extension Workspace {
  /// The workspace with other names for some of its parts, as pyhf renames them.
  ///
  /// A channel's observation, and a modifier's settings and its place as the parameter of interest, are
  /// renamed with it. Modifiers that get the same name share a parameter from then on.
  /// ```swift
  /// let workspace = try other.renamed(modifiers: ["JES": "JES_2017"])
  /// ```
  ///
  /// - Parameters:
  ///   - channels: New names by old ones, for channels.
  ///   - samples: New names by old ones, for samples in every channel.
  ///   - modifiers: New names by old ones, for modifiers in every sample and whatever their type.
  ///   - measurements: New names by old ones, for measurements.
  /// - Throws: `WorkspaceError` for an old name that the workspace does not have, with near names, or if
  ///   new names clash.
  public func renamed(
    channels: [String: String] = [:], samples: [String: String] = [:],
    modifiers: [String: String] = [:], measurements: [String: String] = [:]
  ) throws -> Workspace {
    try requireChannels(channels.keys)
    try requireSamples(samples.keys)
    try requireModifiers(modifiers.keys)
    try requireMeasurements(measurements.keys)
    var result = self
    result.channels.rename(\.name, by: channels)
    result.observations.rename(\.name, by: channels)
    result.changeSamples { list in
      list.rename(\.name, by: samples)
      for index in list.indices { list[index].modifiers.rename(\.name, by: modifiers) }
    }
    result.measurements.rename(\.name, by: measurements)
    for index in result.measurements.indices {
      result.measurements[index].rename(by: modifiers)
    }
    try result.validate()
    return result
  }
}

extension Workspace.Measurement {
  fileprivate mutating func rename(by names: [String: String]) {
    parameters.rename(\.name, by: names)
    parameterOfInterest = parameterOfInterest.map { names[$0] ?? $0 }
  }
}

extension Array {
  fileprivate mutating func rename(
    _ name: WritableKeyPath<Element, String>, by names: [String: String]
  ) {
    for index in indices {
      let old = self[index][keyPath: name]
      self[index][keyPath: name] = names[old] ?? old
    }
  }
}
