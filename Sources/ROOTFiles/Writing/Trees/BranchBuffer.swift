/// The entries of a branch that wait to be written, as the bytes that they become.
struct BranchBuffer {
  let plan: BranchPlan
  private(set) var bytes: [UInt8] = []
  /// Where each entry begins; only where they take different numbers of bytes.
  private(set) var starts: [Int] = []
  /// The largest length of a list, or of a text in bytes, so far.
  private(set) var largestLength = 0

  init(_ plan: BranchPlan) { self.plan = plan }

  /// Adds consecutive entries out of the values of all columns.
  mutating func append(_ entries: Range<Int>, of columns: [ROOTArray]) {
    switch plan.source {
    case .lengths(let column): appendLengths(columns[column].listLengths, entries)
    case .values(let column): append(columns[column], entries)
    }
  }

  mutating func removeAll() {
    bytes.removeAll(keepingCapacity: true)
    starts.removeAll(keepingCapacity: true)
  }

  /// How many bytes an entry takes, its place in the list of starts included.
  func byteCount(of entry: Int, in columns: [ROOTArray]) -> Int {
    guard case .values(let column) = plan.source else { return MemoryLayout<Int32>.size }
    let array = columns[column]
    let start = plan.isVarying ? MemoryLayout<Int32>.size : 0
    if case .text(let texts) = array.values { return start + textLength(texts[entry]) }
    return start + elements(of: entry..<entry + 1, array).count * (plan.number?.size ?? 0)
  }

  private mutating func appendLengths(_ lengths: ListLengths, _ entries: Range<Int>) {
    addBigEndian(entries.lazy.map { Int32(lengths[$0]) }, to: &bytes)
    for entry in entries { largestLength = max(largestLength, lengths[entry]) }
  }

  private mutating func append(_ array: ROOTArray, _ entries: Range<Int>) {
    if case .text(let texts) = array.values { return append(texts[entries]) }
    if plan.isVarying {
      let (first, size) = (array.offsets[0][entries.lowerBound], plan.number?.size ?? 0)
      let before = bytes.count
      starts += entries.lazy.map { before + (array.offsets[0][$0] - first) * size }
    }
    array.values.addBigEndian(elements(of: entries, array), to: &bytes)
  }

  private mutating func append(_ texts: ArraySlice<String>) {
    for text in texts {
      starts.append(bytes.count)
      addText(text, to: &bytes)
      largestLength = max(largestLength, text.utf8.count)
    }
  }

  /// Where in an array's values those of consecutive entries are.
  private func elements(of entries: Range<Int>, _ array: ROOTArray) -> Range<Int> {
    guard let offsets = array.offsets.first else {
      return entries.lowerBound * plan.length..<entries.upperBound * plan.length
    }
    return offsets[entries.lowerBound]..<offsets[entries.upperBound]
  }
}

extension ROOTValues {
  /// Adds some of the numbers as a file holds them.
  fileprivate func addBigEndian(_ range: Range<Int>, to bytes: inout [UInt8]) {
    switch self {
    case .bool(let values): add(values, range, to: &bytes)
    case .int8(let values): add(values, range, to: &bytes)
    case .uint8(let values): add(values, range, to: &bytes)
    case .int16(let values): add(values, range, to: &bytes)
    case .uint16(let values): add(values, range, to: &bytes)
    case .int32(let values): add(values, range, to: &bytes)
    case .uint32(let values): add(values, range, to: &bytes)
    case .int64(let values): add(values, range, to: &bytes)
    case .uint64(let values): add(values, range, to: &bytes)
    case .float(let values): add(values, range, to: &bytes)
    case .double(let values): add(values, range, to: &bytes)
    case .text: preconditionFailure("texts are no numbers")
    }
  }
}

private func add<Value: BigEndian>(_ values: [Value], _ range: Range<Int>, to bytes: inout [UInt8])
{
  addBigEndian(values[range], to: &bytes)
}
