/// The branches that the columns of a tree become: themselves, and the counters of lists.
struct TreePlan {
  /// Baskets of more than 2³⁰ bytes are not written, so that lengths fit 32 bits.
  private static let longestEntry = 1 << 30

  private(set) var branches: [BranchPlan] = []
  let columns: [ROOTTreeColumn]

  /// - Throws: `ROOTFileError.unwritable` where two branches have one name.
  init(_ columns: [ROOTTreeColumn]) throws {
    self.columns = columns
    var counters: [String: Int] = [:]
    var names: Set<String> = []
    for (index, column) in columns.enumerated() {
      if let counter = column.counter, counters[counter] == nil {
        counters[counter] = branches.count
        try add(BranchPlan(countsOf: index, called: counter), &names)
      }
      let counter = column.counter.flatMap { counters[$0] }
      try add(BranchPlan(column, index, counter: counter), &names)
    }
  }

  private mutating func add(_ branch: BranchPlan, _ names: inout Set<String>) throws {
    guard names.insert(branch.name).inserted else {
      let isCounter = columns.contains { $0.counter == branch.name }
      throw ROOTFileError.unwritable(
        "the column '\(branch.name)'",
        reason: "there are two columns of this name"
          + (isCounter
            ? "; that with the lengths of lists is written by itself, leave it out or give the lists"
              + " another counter" : ""))
    }
    branches.append(branch)
  }

  /// - Throws: `ROOTFileError.inconsistent` where values are not what the columns say, or do not go
  ///   together.
  func check(_ values: [ROOTArray]) throws {
    for (column, array) in zip(columns, values) {
      guard array.type == column.type else {
        throw inconsistent(column, "values of type \(array.type); expected \(column.type)")
      }
      guard array.count == values[0].count else {
        throw inconsistent(
          column, "\(array.count) entries, where '\(columns[0].name)' has \(values[0].count)")
      }
      if let (entry, length) = array.firstEntry(longerThan: Self.longestEntry) {
        throw inconsistent(
          column,
          "\(length) elements in entry \(entry); ROOT reads lists and texts of fewer than 2³⁰")
      }
    }
    try checkCounters(values)
  }

  private func checkCounters(_ values: [ROOTArray]) throws {
    var first: [String: Int] = [:]
    for (index, column) in columns.enumerated() {
      guard let counter = column.counter else { continue }
      let other = first[counter, default: index]
      first[counter] = other
      guard other != index else { continue }
      let lengths = values[index].listLengths
      if let entry = values[other].listLengths.difference(from: lengths) {
        throw inconsistent(
          column,
          "\(lengths[entry]) elements in entry \(entry), where"
            + " '\(columns[other].name)' has \(values[other].listLengths[entry]);"
            + " both have the counter '\(counter)'")
      }
    }
  }
}

private func inconsistent(_ column: ROOTTreeColumn, _ reason: String) -> ROOTFileError {
  .inconsistent("the column '\(column.name)'", reason: reason)
}

extension ROOTArray {
  /// The first entry with a list of more elements, or a text of more bytes, and how many they are.
  func firstEntry(longerThan limit: Int) -> (entry: Int, length: Int)? {
    if case .text(let texts) = values {
      return texts.firstIndex { $0.utf8.count > limit }.map { ($0, texts[$0].utf8.count) }
    }
    guard values.count > limit, type.listDepth == 1 else { return nil }
    let lengths = listLengths
    return (0..<count).first { lengths[$0] > limit }.map { ($0, lengths[$0]) }
  }

  /// The lengths of the lists of a column that has one level of them, in elements of the list.
  var listLengths: ListLengths {
    guard case .list(let element) = type else { return ListLengths(offsets: [0], size: 1) }
    return ListLengths(offsets: offsets[0], size: element.fixedLength ?? 1)
  }
}

/// The lengths of lists, each counted when it is asked for.
struct ListLengths {
  let offsets: [Int]
  /// How many elements each item of a list has.
  let size: Int

  subscript(entry: Int) -> Int { (offsets[entry + 1] - offsets[entry]) / size }

  /// The first entry in which they are others than these; nil where there is none.
  func difference(from other: ListLengths) -> Int? {
    if size == other.size && offsets == other.offsets { return nil }
    return (0..<offsets.count - 1).first { self[$0] != other[$0] }
  }
}
