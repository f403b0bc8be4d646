/// The schema's storage: contents with flow, where the axes have it.
struct UHIStorage {
  private var values: [Double]?
  private var variances: [Double]?
  /// Where the contents are, if they are not all there.
  private var index: [Int]?
  private let shape: [Int]

  private enum Key: String, CodingKey {
    case type, values, variances, index
  }

  init(_ histogram: Histogram) {
    values = histogram.contents.map(\.value)
    variances = histogram.contents.map(\.variance)
    shape = BinGrid(histogram.axes).extents
  }

  /// - Parameters:
  ///   - decoder: Of the storage.
  ///   - axes: Of the histogram; their bins can be counted.
  init(from decoder: any Decoder, axes: [Axis]) throws {
    shape = BinGrid(axes).extents
    let container = try decoder.container(keyedBy: Key.self)
    let type = try container.decode(String.self, forKey: .type)
    let plain = decoder.userInfo[.plainStorage] as? HistogramJSON.PlainStorage
    let isWeighted = type == "weighted"
    guard isWeighted || type == "int" || (type == "double" && plain == .unweightedEvents) else {
      throw container.corrupted(Self.refusal(of: type))
    }
    // A storage with nothing but its type is empty.
    guard container.allKeys.count > 1 else { return }
    let isSparse = container.contains(.index)
    let values = try Self.numbers(container, .values, isSparse ? [0] : shape)
    self.values = values
    variances =
      isWeighted ? try Self.numbers(container, .variances, isSparse ? [0] : shape) : values
    if isSparse { index = try Self.index(container, shape) }
  }

  private static func refusal(of type: String) -> String {
    switch type {
    case "double":
      "a storage of type 'double' has no variances; write it with storage 'weighted', or read it"
        + " with plainStorage: .unweightedEvents"
    case "mean", "weighted_mean":
      "a storage of type '\(type)' holds means of another quantity (a profile), for which a"
        + " histogram of counts has no place; expected weighted, int or double"
    default: "storages of type '\(type)' are not read; expected weighted, int or double"
    }
  }

  private static func numbers(
    _ container: KeyedDecodingContainer<Key>, _ key: Key, _ shape: [Int]
  ) throws -> [Double] {
    guard shape.count > 1 else { return try container.decode([Double].self, forKey: key) }
    return try NestedArray.numbers(
      in: container.nestedUnkeyedContainer(forKey: key), shape: shape[...])
  }

  /// One place for each content.
  private static func index(
    _ container: KeyedDecodingContainer<Key>, _ shape: [Int]
  ) throws -> [Int] {
    let lists = try container.decode([[Int]].self, forKey: .index)
    guard lists.count == shape.count else {
      throw container.corrupted(
        "the index has \(lists.count) lists; expected one for each axis, \(shape.count)")
    }
    guard lists.allSatisfy({ $0.count == lists[0].count }) else {
      throw container.corrupted("the lists of the index differ in length")
    }
    return try lists[0].indices.map { content in
      try zip(lists, shape).reduce(0) { place, axis in
        let (list, extent) = axis
        guard (0..<extent).contains(list[content]) else {
          throw container.corrupted("the index has bin \(list[content]), outside 0..<\(extent)")
        }
        return place * extent + list[content]
      }
    }
  }

  /// - Throws: `UHIProblem` or `HistogramsError`.
  func histogram(like empty: Histogram) throws -> Histogram {
    let count = empty.contents.count
    let values = try dense(values, count: count, "values")
    let variances = try dense(variances, count: count, "variances")
    return try Histogram(
      axes: empty.axes,
      contents: zip(values, variances).map { BinContent(value: $0, variance: $1) },
      name: empty.name, title: empty.title, label: empty.label)
  }

  private func dense(_ stored: [Double]?, count: Int, _ what: String) throws -> [Double] {
    guard let stored else { return Array(repeating: 0, count: count) }
    guard stored.count == index?.count ?? count else {
      throw UHIProblem(
        reason: "the storage has \(stored.count) \(what) for \(index?.count ?? count) bins"
          + (index == nil ? ", underflow and overflow counted where the axis has them" : ""))
    }
    guard let index else { return stored }
    var result = [Double](repeating: 0, count: count)
    var seen: Set<Int> = []
    for (bin, value) in zip(index, stored) {
      guard seen.insert(bin).inserted else {
        throw UHIProblem(reason: "the index has bin \(bin) twice")
      }
      result[bin] = value
    }
    return result
  }
}

extension UHIStorage: Encodable {
  func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: Key.self)
    try container.encode("weighted", forKey: .type)
    try container.encode(NestedArray(values ?? [], shape: shape), forKey: .values)
    try container.encode(NestedArray(variances ?? [], shape: shape), forKey: .variances)
  }
}
