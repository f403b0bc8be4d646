/// The schema's histogram.
struct UHIHistogram: Codable {
  var histogram: Histogram
  var position: Int?

  /// Histograms without a position come after those that have one.
  var order: Int { position ?? .max }

  private enum Key: String, CodingKey {
    case schema = "uhi_schema"
    case writerInfo = "writer_info"
    case metadata, axes, storage
  }

  init(histogram: Histogram, position: Int) {
    self.histogram = histogram
    self.position = position
  }

  func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: Key.self)
    try container.encode(1, forKey: .schema)
    try container.encode(["apus": ["position": position]], forKey: .writerInfo)
    let texts = ["name": histogram.name, "title": histogram.title, "label": histogram.label]
    try container.encode(texts.filter { !$0.value.isEmpty }, forKey: .metadata)
    try container.encode(histogram.axes.map(UHIAxis.init), forKey: .axes)
    try container.encode(UHIStorage(histogram), forKey: .storage)
  }

  init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: Key.self)
    let schema = try container.decode(Int.self, forKey: .schema)
    guard schema == 1 else {
      throw container.corrupted("version \(schema) of the schema is unknown; version 1 is read")
    }
    let axes = try container.decode([UHIAxis].self, forKey: .axes).map(\.axis)
    let texts = try container.decodeIfPresent(UHITexts.self, forKey: .metadata) ?? UHITexts()
    position = (try? container.decode([String: UHINumbers].self, forKey: .writerInfo))
      .flatMap { $0["apus"]?.values["position"] }
    do {
      try UHIBudget.claim(BinGrid(axes).count ?? 0, from: decoder)
      let empty = try Histogram(
        axes: axes, name: texts["name"], title: texts["title"], label: texts["label"])
      let storage = try UHIStorage(from: container.superDecoder(forKey: .storage), axes: axes)
      histogram = try storage.histogram(like: empty)
    } catch let error as HistogramsError {
      throw container.corrupted("\(error)")
    } catch let problem as UHIProblem {
      throw container.corrupted(problem.reason)
    }
  }
}

/// A problem found after decoding.
struct UHIProblem: Error {
  let reason: String
}

/// The texts among metadata, whose values may be of several types.
struct UHITexts: Decodable {
  private var texts: [String: String] = [:]

  init() {}

  init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: AnyKey.self)
    for key in container.allKeys {
      texts[key.stringValue] = try? container.decode(String.self, forKey: key)
    }
  }

  subscript(name: String) -> String { texts[name] ?? "" }
}

/// The whole numbers among a writer's notes, whose values may be of several types.
private struct UHINumbers: Decodable {
  var values: [String: Int] = [:]

  init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: AnyKey.self)
    for key in container.allKeys {
      values[key.stringValue] = try? container.decode(Int.self, forKey: key)
    }
  }
}
