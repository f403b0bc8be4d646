import Diagnostics

extension Workspace.Modifier: Codable {
  enum CodingKeys: String, CodingKey, CaseIterable { case name, type, data }

  public init(from decoder: any Decoder) throws {
    let object = try decoder.object(of: CodingKeys.self)
    let text = try object.decode(String.self, forKey: .type)
    guard let type = EffectType(rawValue: text) else {
      let known = EffectType.allCases.map(\.rawValue)
      throw DecodingError.dataCorruptedError(
        forKey: .type, in: object,
        debugDescription: """
          there is no modifier type '\(text)'\(suggestion(for: text, in: known)); the types are \
          \(known.joined(separator: ", "))
          """)
    }
    self.init(
      name: try object.decode(String.self, forKey: .name),
      effect: try Self.effect(type, in: object))
  }

  private static func effect(
    _ type: EffectType, in object: KeyedDecodingContainer<CodingKeys>
  ) throws -> Workspace.Effect {
    switch type {
    case .normfactor: return try withoutData(.normFactor, in: object)
    case .shapefactor: return try withoutData(.shapeFactor, in: object)
    case .lumi: return try withoutData(.luminosity, in: object)
    case .shapesys: return .shapeSys(try object.decode([Double].self, forKey: .data))
    case .staterror: return .statError(try object.decode([Double].self, forKey: .data))
    case .normsys:
      let data = try object.decode(Factors.self, forKey: .data)
      return .normSys(low: data.low, high: data.high)
    case .histosys:
      let data = try object.decode(Templates.self, forKey: .data)
      return .histoSys(low: data.low, high: data.high)
    }
  }

  private static func withoutData(
    _ effect: Workspace.Effect, in object: KeyedDecodingContainer<CodingKeys>
  ) throws -> Workspace.Effect {
    if try object.contains(.data) && !object.decodeNil(forKey: .data) {
      throw DecodingError.dataCorruptedError(
        forKey: .data, in: object,
        debugDescription: "a modifier of type \(effect.type) has no data; expected null")
    }
    return effect
  }

  public func encode(to encoder: any Encoder) throws {
    var object = encoder.container(keyedBy: CodingKeys.self)
    try object.encode(name, forKey: .name)
    try object.encode(effect.type.rawValue, forKey: .type)
    switch effect {
    case .normFactor, .shapeFactor, .luminosity: try object.encodeNil(forKey: .data)
    case .shapeSys(let values), .statError(let values): try object.encode(values, forKey: .data)
    case .normSys(let low, let high):
      try object.encode(Factors(low: low, high: high), forKey: .data)
    case .histoSys(let low, let high):
      try object.encode(Templates(low: low, high: high), forKey: .data)
    }
  }
}

/// The data of a `normsys`.
private struct Factors: Codable {
  enum CodingKeys: String, CodingKey, CaseIterable {
    case low = "lo"
    case high = "hi"
  }
  let low: Double
  let high: Double

  init(low: Double, high: Double) { (self.low, self.high) = (low, high) }

  init(from decoder: any Decoder) throws {
    let object = try decoder.object(of: CodingKeys.self)
    low = try object.decode(Double.self, forKey: .low)
    high = try object.decode(Double.self, forKey: .high)
  }
}

/// The data of a `histosys`.
private struct Templates: Codable {
  enum CodingKeys: String, CodingKey, CaseIterable {
    case low = "lo_data"
    case high = "hi_data"
  }
  let low: [Double]
  let high: [Double]

  init(low: [Double], high: [Double]) { (self.low, self.high) = (low, high) }

  init(from decoder: any Decoder) throws {
    let object = try decoder.object(of: CodingKeys.self)
    low = try object.decode([Double].self, forKey: .low)
    high = try object.decode([Double].self, forKey: .high)
  }
}
