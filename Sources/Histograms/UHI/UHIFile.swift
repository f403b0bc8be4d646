/// A whole file: a dictionary of histograms, or one histogram.
struct UHIFile: Decodable {
  var histograms = HistogramCollection()

  init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: AnyKey.self)
    if container.contains(AnyKey("uhi_schema")) {
      let histogram = try UHIHistogram(from: decoder).histogram
      try add(histogram, at: histogram.name.isEmpty ? "histogram" : histogram.name, container)
      return
    }
    let entries = try container.allKeys.map { key in
      (name: key.stringValue, value: try container.decode(UHIHistogram.self, forKey: key))
    }
    let ordered = entries.sorted { ($0.value.order, $0.name) < ($1.value.order, $1.name) }
    for entry in ordered { try add(entry.value.histogram, at: entry.name, container) }
  }

  private mutating func add(
    _ histogram: Histogram, at path: String, _ container: KeyedDecodingContainer<AnyKey>
  ) throws {
    do {
      try histograms.add(histogram, at: path)
    } catch let error as HistogramsError {
      throw container.corrupted("\(error)")
    }
  }
}

/// Any key of a JSON object.
struct AnyKey: CodingKey {
  let stringValue: String
  var intValue: Int? { nil }

  init(_ name: String) { stringValue = name }
  init?(stringValue: String) { self.init(stringValue) }
  init?(intValue: Int) { nil }
}

extension KeyedDecodingContainer {
  /// An error at this object.
  func corrupted(_ reason: String) -> DecodingError {
    .dataCorrupted(.init(codingPath: codingPath, debugDescription: reason))
  }
}
