/// The schema's axis, of type `variable` or `regular`.
struct UHIAxis: Codable {
  let axis: Axis
  let hasUnderflow: Bool
  let hasOverflow: Bool

  private enum Key: String, CodingKey {
    case type, edges, lower, upper, bins, underflow, overflow, circular, metadata
  }

  init(_ axis: Axis) {
    self.axis = axis
    hasUnderflow = true
    hasOverflow = true
  }

  func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: Key.self)
    try container.encode("variable", forKey: .type)
    try container.encode(axis.edges, forKey: .edges)
    try container.encode(true, forKey: .underflow)
    try container.encode(true, forKey: .overflow)
    try container.encode(false, forKey: .circular)
    let texts = ["name": axis.name, "unit": axis.unit, "label": axis.label]
    try container.encode(texts.filter { !$0.value.isEmpty }, forKey: .metadata)
  }

  init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: Key.self)
    let type = try container.decode(String.self, forKey: .type)
    guard ["variable", "regular"].contains(type) else {
      throw container.corrupted("axes of type '\(type)' are not read; expected variable or regular")
    }
    guard try !container.decode(Bool.self, forKey: .circular) else {
      throw container.corrupted("circular axes are not read")
    }
    hasUnderflow = try container.decode(Bool.self, forKey: .underflow)
    hasOverflow = try container.decode(Bool.self, forKey: .overflow)
    let texts = try container.decodeIfPresent(UHITexts.self, forKey: .metadata) ?? UHITexts()
    do {
      axis = try Self.axis(type, container, texts)
    } catch let error as HistogramsError {
      throw container.corrupted("\(error)")
    }
  }

  private static func axis(
    _ type: String, _ container: KeyedDecodingContainer<Key>, _ texts: UHITexts
  ) throws -> Axis {
    if type == "variable" {
      let edges = try container.decode([Double].self, forKey: .edges)
      return try Axis(edges: edges, name: texts["name"], unit: texts["unit"])
    }
    return try .regular(
      container.decode(Int.self, forKey: .bins),
      from: container.decode(Double.self, forKey: .lower),
      to: container.decode(Double.self, forKey: .upper), name: texts["name"], unit: texts["unit"])
  }
}
