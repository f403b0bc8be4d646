extension Workspace {
  /// The workspace that a JSON document holds.
  ///
  /// Read is all that pyhf's schema 1.0.0 allows as long as it does not contradict itself; see
  /// ``validate()``.
  ///
  /// - Parameter document: A document of four keys: channels, observations, measurements, version.
  /// - Throws: `WorkspaceError` for a document that is no workspace, naming the place in it.
  public init(_ document: JSONValue) throws {
    try self.init(DocumentPart(document))
    try validate()
  }

  private init(_ part: DocumentPart) throws {
    let members = try part.members(["channels", "observations", "measurements", "version"])
    let version = try members("version").version(Self.schemaVersion)
    self.init(
      channels: try members("channels").list(Channel.init),
      observations: try members("observations").list(Observation.init),
      measurements: try members("measurements").list(Measurement.init), version: version)
  }
}

extension Workspace.Channel {
  fileprivate init(_ part: DocumentPart) throws {
    let members = try part.members(["name", "samples"])
    self.init(
      name: try members("name").text(),
      samples: try members("samples").list(Workspace.Sample.init))
  }
}

extension Workspace.Sample {
  fileprivate init(_ part: DocumentPart) throws {
    let members = try part.members(["name", "data", "modifiers"])
    self.init(
      name: try members("name").text(), data: try members("data").numbers(),
      modifiers: try members("modifiers").list(Workspace.Modifier.init))
  }
}

extension Workspace.Observation {
  fileprivate init(_ part: DocumentPart) throws {
    let members = try part.members(["name", "data"])
    self.init(name: try members("name").text(), data: try members("data").numbers())
  }
}
