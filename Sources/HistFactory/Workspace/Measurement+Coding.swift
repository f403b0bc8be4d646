extension Workspace.Measurement: Codable {
  enum CodingKeys: String, CodingKey, CaseIterable { case name, config }

  private struct Configuration: Codable {
    enum CodingKeys: String, CodingKey, CaseIterable { case poi, parameters }

    let poi: String
    let parameters: [Workspace.ParameterSettings]

    init(poi: String, parameters: [Workspace.ParameterSettings]) {
      self.poi = poi
      self.parameters = parameters
    }

    init(from decoder: any Decoder) throws {
      let object = try decoder.object(of: CodingKeys.self)
      poi = try object.decode(String.self, forKey: .poi)
      parameters = try object.decode([Workspace.ParameterSettings].self, forKey: .parameters)
    }
  }

  public init(from decoder: any Decoder) throws {
    let object = try decoder.object(of: CodingKeys.self)
    let configuration = try object.decode(Configuration.self, forKey: .config)
    self.init(
      name: try object.decode(String.self, forKey: .name),
      parameterOfInterest: configuration.poi.isEmpty ? nil : configuration.poi,
      parameters: configuration.parameters)
  }

  public func encode(to encoder: any Encoder) throws {
    var object = encoder.container(keyedBy: CodingKeys.self)
    try object.encode(name, forKey: .name)
    let configuration = Configuration(poi: parameterOfInterest ?? "", parameters: parameters)
    try object.encode(configuration, forKey: .config)
  }
}

extension Workspace.ParameterSettings: Decodable {
  enum CodingKeys: String, CodingKey, CaseIterable {
    case name, inits, bounds, auxdata, factors, sigmas, fixed
  }

  public init(from decoder: any Decoder) throws {
    let object = try decoder.object(of: CodingKeys.self)
    func numbers(_ key: CodingKeys) throws -> [Double]? {
      try object.decodeIfPresent([Double].self, forKey: key)
    }
    self.init(
      name: try object.decode(String.self, forKey: .name), inits: try numbers(.inits),
      bounds: try object.decodeIfPresent([[Double]].self, forKey: .bounds),
      auxdata: try numbers(.auxdata), factors: try numbers(.factors),
      sigmas: try numbers(.sigmas),
      fixed: try object.decodeIfPresent(Bool.self, forKey: .fixed))
  }
}
