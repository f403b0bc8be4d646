/// The schema's storage: contents from underflow (if the axis has it) to overflow (likewise).
struct UHIStorage: Codable {
  private var values: [Double]?
  private var variances: [Double]?
  private var index: [Int]?

  private enum Key: String, CodingKey {
    case type, values, variances, index
  }

  init(_ contents: [BinContent]) {
    values = contents.map(\.value)
    variances = contents.map(\.variance)
  }

  func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: Key.self)
    try container.encode("weighted", forKey: .type)
    try container.encode(values, forKey: .values)
    try container.encode(variances, forKey: .variances)
  }

  init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: Key.self)
    let type = try container.decode(String.self, forKey: .type)
    let plain = decoder.userInfo[.plainStorage] as? HistogramJSON.PlainStorage
    let isWeighted = type == "weighted"
    guard isWeighted || type == "int" || (type == "double" && plain == .unweightedEvents) else {
      throw container.corrupted(Self.refusal(of: type))
    }
    // A storage with nothing but its type is empty.
    guard container.allKeys.count > 1 else { return }
    let values = try container.decode([Double].self, forKey: .values)
    self.values = values
    variances = isWeighted ? try container.decode([Double].self, forKey: .variances) : values
    if container.contains(.index) {
      index = try Self.index(container.decode([[Int]].self, forKey: .index), container)
    }
  }

  private static func refusal(of type: String) -> String {
    type == "double"
      ? "a storage of type 'double' has no variances; write it with storage 'weighted', or read it"
        + " with plainStorage: .unweightedEvents"
      : "storages of type '\(type)' are not read; expected weighted, int or double"
  }

  private static func index(
    _ lists: [[Int]], _ container: KeyedDecodingContainer<Key>
  ) throws -> [Int] {
    guard lists.count == 1 else {
      throw container.corrupted("the index has \(lists.count) lists; expected one for one axis")
    }
    return lists[0]
  }

  /// - Throws: `UHIProblem` or `HistogramsError`.
  func histogram(on axis: UHIAxis, texts: UHITexts) throws -> Histogram {
    let count = axis.axis.count + (axis.hasUnderflow ? 1 : 0) + (axis.hasOverflow ? 1 : 0)
    var values = try dense(values, count: count, "values")
    var variances = try dense(variances, count: count, "variances")
    func takeFlow(if exists: Bool, _ take: (inout [Double]) -> Double) -> BinContent {
      exists ? BinContent(value: take(&values), variance: take(&variances)) : BinContent()
    }
    let underflow = takeFlow(if: axis.hasUnderflow) { $0.removeFirst() }
    let overflow = takeFlow(if: axis.hasOverflow) { $0.removeLast() }
    return try Histogram(
      axis: axis.axis, values: values, variances: variances, underflow: underflow,
      overflow: overflow, name: texts["name"], title: texts["title"], label: texts["label"])
  }

  private func dense(_ stored: [Double]?, count: Int, _ what: String) throws -> [Double] {
    var result = [Double](repeating: 0, count: count)
    guard let stored else { return result }
    guard stored.count == index?.count ?? count else {
      throw UHIProblem(
        reason: "the storage has \(stored.count) \(what) for \(index?.count ?? count) bins"
          + (index == nil ? ", underflow and overflow counted where the axis has them" : ""))
    }
    var seen: Set<Int> = []
    for (bin, value) in zip(index ?? Array(0..<count), stored) {
      guard seen.insert(bin).inserted else {
        throw UHIProblem(reason: "the index has bin \(bin) twice")
      }
      guard result.indices.contains(bin) else {
        throw UHIProblem(reason: "the index has bin \(bin), outside 0..<\(count)")
      }
      result[bin] = value
    }
    return result
  }
}
