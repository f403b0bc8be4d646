import Diagnostics

extension Workspace {
  /// The two workspaces as one, as pyhf combines them.
  ///
  /// Modifiers of one name share a parameter afterwards; in particular the luminosity is the same.
  /// ```swift
  /// let combination = try electrons.combined(with: muons, join: .outer)
  /// ```
  ///
  /// - Parameters:
  ///   - other: The right workspace; this one is the left.
  ///   - join: What becomes of channels, observations and measurements that both have.
  ///   - mergingChannels: Whether a channel that both have gets the samples of both, of equally named
  ///     ones that of the workspace that counts; not with `.none`.
  /// - Throws: `WorkspaceError` for parts of one name that the join does not allow, naming them, for
  ///   different versions, or if the result contradicts itself.
  public func combined(
    with other: Workspace, join: Join = .none, mergingChannels: Bool = false
  ) throws -> Workspace {
    if mergingChannels, join == .none {
      throw WorkspaceError(
        "channels are merged by the joins outer, left outer and right outer; given none")
    }
    if version != other.version {
      throw WorkspaceError(
        "workspaces of versions '\(version)' and '\(other.version)' cannot be combined",
        at: .root / "version")
    }
    let result = Workspace(
      channels: try join.channels(channels, other.channels, merging: mergingChannels),
      observations: try join.equals(
        "observations", at: .root / "observations", observations, other.observations),
      measurements: try join.measurements(measurements, other.measurements), version: version)
    try result.validate()
    return result
  }
}

extension Workspace.Join {
  /// Joins lists whose elements are taken as they are.
  fileprivate func equals<Element: Named>(
    _ what: String, at place: JSONPointer, _ left: [Element], _ right: [Element]
  ) throws -> [Element] {
    var clashes: [String] = []
    let joined = join(left, right) { first, second in
      if self == .none || (self == .outer && first != second) { clashes.append(first.name) }
      return first
    }
    if !clashes.isEmpty { throw clash(of: what, clashes, at: place) }
    return joined
  }

  fileprivate func channels(
    _ left: [Workspace.Channel], _ right: [Workspace.Channel], merging: Bool
  ) throws -> [Workspace.Channel] {
    guard merging else { return try equals("channels", at: .root / "channels", left, right) }
    return join(left, right) { first, second in
      var channel = first
      // The samples that count are those of the first, whichever workspace it is of.
      channel.samples = Self.leftOuter.join(first.samples, second.samples) { first, _ in first }
      return channel
    }
  }

  fileprivate func measurements(
    _ left: [Workspace.Measurement], _ right: [Workspace.Measurement]
  ) throws -> [Workspace.Measurement] {
    let place = JSONPointer.root / "measurements"
    guard self == .outer else { return try equals("measurements", at: place, left, right) }
    return try join(left, right) { first, second in
      if first.parameterOfInterest != second.parameterOfInterest {
        throw WorkspaceError(
          """
          both workspaces have a measurement '\(first.name)', of \(first.interest) and of \
          \(second.interest); rename one
          """, at: place)
      }
      var measurement = first
      measurement.parameters = try equals(
        "settings in the measurement '\(first.name)'", at: place, first.parameters,
        second.parameters)
      return measurement
    }
  }

  private func clash(of what: String, _ names: [String], at place: JSONPointer) -> WorkspaceError {
    let both = "both workspaces have \(what) \(names.map { "'\($0)'" }.joined(separator: ", "))"
    return WorkspaceError(
      self == .none
        ? "\(both); rename them, or choose another join"
        : "\(both) with different content; rename or correct one", at: place)
  }
}

extension Workspace.Measurement {
  fileprivate var interest: String { parameterOfInterest.map { "'\($0)'" } ?? "no parameter" }
}
