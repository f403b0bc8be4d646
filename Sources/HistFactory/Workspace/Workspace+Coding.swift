extension Workspace: Decodable {
  enum CodingKeys: String, CodingKey, CaseIterable {
    case channels, observations, measurements, version
  }

  public init(from decoder: any Decoder) throws {
    let object = try decoder.object(of: CodingKeys.self)
    let version = try object.decode(String.self, forKey: .version)
    if version != Self.schemaVersion {
      throw DecodingError.dataCorruptedError(
        forKey: .version, in: object,
        debugDescription: "version '\(version)' is given, only '\(Self.schemaVersion)' can be read")
    }
    self.init(
      channels: try object.decode([Channel].self, forKey: .channels),
      observations: try object.decode([Observation].self, forKey: .observations),
      measurements: try object.decode([Measurement].self, forKey: .measurements),
      version: version)
  }
}

extension Workspace.Channel: Decodable {
  enum CodingKeys: String, CodingKey, CaseIterable { case name, samples }

  public init(from decoder: any Decoder) throws {
    let object = try decoder.object(of: CodingKeys.self)
    self.init(
      name: try object.decode(String.self, forKey: .name),
      samples: try object.decode([Workspace.Sample].self, forKey: .samples))
  }
}

extension Workspace.Sample: Decodable {
  enum CodingKeys: String, CodingKey, CaseIterable { case name, data, modifiers }

  public init(from decoder: any Decoder) throws {
    let object = try decoder.object(of: CodingKeys.self)
    self.init(
      name: try object.decode(String.self, forKey: .name),
      data: try object.decode([Double].self, forKey: .data),
      modifiers: try object.decode([Workspace.Modifier].self, forKey: .modifiers))
  }
}

extension Workspace.Observation: Decodable {
  enum CodingKeys: String, CodingKey, CaseIterable { case name, data }

  public init(from decoder: any Decoder) throws {
    let object = try decoder.object(of: CodingKeys.self)
    self.init(
      name: try object.decode(String.self, forKey: .name),
      data: try object.decode([Double].self, forKey: .data))
  }
}
