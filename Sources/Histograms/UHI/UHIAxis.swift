/// The schema's axis, of any of its types.
struct UHIAxis: Codable {
  let axis: Axis

  enum Key: String, CodingKey {
    case type, edges, lower, upper, bins, categories, underflow, overflow, flow, circular, metadata
    case writerInfo = "writer_info"
  }

  init(_ axis: Axis) { self.axis = axis }

  func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: Key.self)
    try container.encode(type, forKey: .type)
    try encodeBins(to: &container)
    if axis.categories == nil {
      try container.encode(axis.flow.contains(.underflow), forKey: .underflow)
      try container.encode(axis.flow.contains(.overflow), forKey: .overflow)
      try container.encode(false, forKey: .circular)
    } else if axis.binning != .boolean {
      try container.encode(axis.flow.contains(.overflow), forKey: .flow)
    }
    let texts = ["name": axis.name, "unit": axis.unit, "label": axis.label]
    try container.encode(texts.filter { !$0.value.isEmpty }, forKey: .metadata)
  }

  private var type: String {
    switch axis.binning {
    case .variable: "variable"
    case .regular, .integer: "regular"
    case .category: "category_str"
    case .integerCategory: "category_int"
    case .boolean: "boolean"
    }
  }

  private func encodeBins(to container: inout KeyedEncodingContainer<Key>) throws {
    switch axis.binning {
    case .variable: try container.encode(axis.edges, forKey: .edges)
    case .regular, .integer:
      try container.encode(axis.edges[0], forKey: .lower)
      try container.encode(axis.edges[axis.count], forKey: .upper)
      try container.encode(axis.count, forKey: .bins)
      // The schema has no type for whole numbers; this is how boost-histogram tells them.
      guard axis.binning == .integer else { return }
      try container.encode(["boost-histogram": ["orig_type": "Integer"]], forKey: .writerInfo)
    case .category(let names): try container.encode(names, forKey: .categories)
    case .integerCategory(let numbers): try container.encode(numbers, forKey: .categories)
    case .boolean: break
    }
  }

  init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: Key.self)
    let texts = try container.decodeIfPresent(UHITexts.self, forKey: .metadata) ?? UHITexts()
    do {
      // Other kinds of axes have no such number, but their bins written out.
      let bins = try container.decodeIfPresent(Int.self, forKey: .bins)
      try UHIBudget.claim(min(bins ?? 0, BinGrid.limit), from: decoder)
      axis = try UHIAxisReader(container: container, texts: texts).axis()
    } catch let error as HistogramsError {
      throw container.corrupted("\(error)")
    } catch let problem as UHIProblem {
      throw container.corrupted(problem.reason)
    }
  }
}

/// Makes an axis of what the schema has for it.
private struct UHIAxisReader {
  let container: KeyedDecodingContainer<UHIAxis.Key>
  let texts: UHITexts

  func axis() throws -> Axis {
    let type = try container.decode(String.self, forKey: .type)
    switch type {
    case "variable":
      return try Axis(
        edges: container.decode([Double].self, forKey: .edges), name: texts["name"],
        unit: texts["unit"], flow: flow())
    case "regular": return try regular()
    case "category_str":
      return try .category(
        container.decode([String].self, forKey: .categories), name: texts["name"],
        flow: categoryFlow())
    case "category_int":
      return try .category(
        container.decode([Int].self, forKey: .categories), name: texts["name"],
        flow: categoryFlow())
    case "boolean": return .boolean(name: texts["name"])
    default:
      throw container.corrupted(
        "axes of type '\(type)' are not read; expected regular, variable, category_str,"
          + " category_int or boolean")
    }
  }

  private func regular() throws -> Axis {
    let bins = try container.decode(Int.self, forKey: .bins)
    let lower = try container.decode(Double.self, forKey: .lower)
    let upper = try container.decode(Double.self, forKey: .upper)
    let info = try? container.decode([String: UHITexts].self, forKey: .writerInfo)
    guard info?["boost-histogram"]?["orig_type"] == "Integer" else {
      return try .regular(
        bins, from: lower, to: upper, name: texts["name"], unit: texts["unit"], flow: flow())
    }
    guard let low = Int(exactly: lower), let end = Int(exactly: upper), low < end,
      Double(bins) == upper - lower
    else {
      throw container.corrupted(
        "\(bins) bins from \(lower) to \(upper) are no bins of whole numbers")
    }
    return try .integer(
      low...(end - 1), name: texts["name"], unit: texts["unit"], flow: flow())
  }

  private func flow() throws -> Axis.Flow {
    guard try !container.decode(Bool.self, forKey: .circular) else {
      throw container.corrupted("circular axes are not read")
    }
    var flow: Axis.Flow = []
    if try container.decode(Bool.self, forKey: .underflow) { flow.insert(.underflow) }
    if try container.decode(Bool.self, forKey: .overflow) { flow.insert(.overflow) }
    return flow
  }

  private func categoryFlow() throws -> Axis.Flow {
    try container.decode(Bool.self, forKey: .flow) ? .overflow : []
  }
}
