/// The way from an entry to the elements of a field, through the arrays and lists in between.
struct NTuplePath: Sendable {
  /// What is passed on the way in.
  enum Step: Sendable {
    /// As many elements as it says.
    case array(Int)
    /// As many elements as a column of positions says.
    case list(NTupleColumnGroup)
  }

  /// What is at the end.
  enum Leaf: Sendable {
    case number(ROOTNumber, NTupleColumnGroup)
    /// Characters in lists.
    case text(NTupleColumnGroup)
    /// The lengths of lists as numbers.
    case length(ROOTNumber, NTupleColumnGroup)
  }

  let steps: [Step]
  let leaf: Leaf

  var type: ROOTColumnType {
    steps.reversed().reduce(leaf.type) { inner, step in
      switch step {
      case .array(let count): .array(inner, count: count)
      case .list: .list(inner)
      }
    }
  }

  /// The columns that it needs, in all representations.
  var columns: [Int] {
    let groups = steps.compactMap(\.group) + [leaf.group]
    return groups.flatMap { $0.representations.flatMap { $0 } }
  }
}

extension NTuplePath.Step {
  fileprivate var group: NTupleColumnGroup? {
    if case .list(let group) = self { group } else { nil }
  }
}

extension NTuplePath.Leaf {
  fileprivate var group: NTupleColumnGroup {
    switch self {
    case .number(_, let group), .text(let group), .length(_, let group): group
    }
  }

  fileprivate var type: ROOTColumnType {
    switch self {
    case .number(let number, _), .length(let number, _): .number(number)
    case .text: .text
    }
  }
}

/// The columns of a field: in every cluster one of the representations holds the data.
struct NTupleColumnGroup: Sendable {
  /// The numbers of the columns of each representation.
  let representations: [[Int]]
}
