import Diagnostics

extension Workspace {
  /// The workspace without some of its parts, as pyhf prunes it.
  ///
  /// A channel takes its observation with it, a modifier's name its settings in every measurement. A
  /// type takes modifiers only; a parameter of interest that no modifier is left for is kept.
  /// ```swift
  /// let withoutShapes = try workspace.pruned(modifierTypes: [.histoSys, .shapeSys])
  /// ```
  ///
  /// - Parameters:
  ///   - channels: Names of channels to leave out.
  ///   - samples: Names of samples to leave out, in every channel.
  ///   - modifiers: Names of modifiers to leave out, in every sample and whatever their type.
  ///   - modifierTypes: Types of modifiers to leave out.
  ///   - measurements: Names of measurements to leave out.
  /// - Throws: `WorkspaceError` for a name or type that the workspace does not have, with near names, or
  ///   if what is left is no workspace, such as a channel without samples.
  public func pruned(
    channels: Set<String> = [], samples: Set<String> = [], modifiers: Set<String> = [],
    modifierTypes: Set<ModifierType> = [], measurements: Set<String> = []
  ) throws -> Workspace {
    try requireChannels(channels)
    try requireSamples(samples)
    try requireModifiers(modifiers)
    try requireTypes(modifierTypes)
    try requireMeasurements(measurements)
    var rest = self
    rest.channels.removeAll { channels.contains($0.name) }
    rest.observations.removeAll { channels.contains($0.name) }
    rest.measurements.removeAll { measurements.contains($0.name) }
    rest.changeSamples { list in
      list.removeAll { samples.contains($0.name) }
      for index in list.indices {
        list[index].modifiers.removeAll {
          modifiers.contains($0.name) || modifierTypes.contains($0.effect.type)
        }
      }
    }
    for index in rest.measurements.indices {
      rest.measurements[index].parameters.removeAll { modifiers.contains($0.name) }
    }
    try rest.validate()
    return rest
  }
}

extension Workspace {
  /// Changes the samples of every channel.
  mutating func changeSamples(_ change: (inout [Sample]) -> Void) {
    for index in channels.indices { change(&channels[index].samples) }
  }

  func requireChannels(_ names: some Sequence<String>) throws {
    try require(names, "channel", in: channels.map(\.name))
  }

  func requireSamples(_ names: some Sequence<String>) throws {
    try require(names, "sample", in: channels.flatMap(\.samples).map(\.name))
  }

  func requireModifiers(_ names: some Sequence<String>) throws {
    try require(names, "modifier", in: channels.flatMap(\.samples).flatMap(\.modifiers).map(\.name))
  }

  func requireMeasurements(_ names: some Sequence<String>) throws {
    try require(names, "measurement", in: measurements.map(\.name))
  }

  private func requireTypes(_ types: Set<ModifierType>) throws {
    let modifiers = channels.flatMap(\.samples).flatMap(\.modifiers)
    try require(
      types.map(\.rawValue), "modifier of type", in: modifiers.map(\.effect.type.rawValue))
  }

  private func require(_ names: some Sequence<String>, _ what: String, in known: [String]) throws {
    let known = Set(known)
    for name in names.sorted() where !known.contains(name) {
      throw WorkspaceError(
        "the workspace has no \(what) '\(name)'\(suggestion(for: name, in: known))")
    }
  }
}
