/// Says what the columns of branches are and how they are stored.
struct BranchInterpreter {
  /// A column before it is known by which name it is read.
  struct Found {
    let branch: TreeBranch
    /// What is added to the branch's name.
    var suffix = ""
    let title: String
    let typeName: String
    let type: ROOTColumnType
    let layout: EntryLayout
    /// The leaf, or branch, that counts its elements.
    var counter: Int?
    /// The leaves, or branches, that are counters by this column.
    var identities: [Int] = []
  }

  let shapes: ShapeReader

  init(catalog: StreamerCatalog) { shapes = ShapeReader(catalog: catalog) }

  /// - Throws: `NotAColumn`.
  func columns(of branch: TreeBranch) throws -> [Found] {
    if let element = branch.element { return try columns(of: branch, element) }
    switch branch.className {
    case "TBranch": return try plainColumns(of: branch)
    case "TBranchObject": return try members(branch, shape(ofObjectIn: branch), counter: nil)
    default: throw NotAColumn(reason: "branches of class '\(branch.className)' are not read")
    }
  }

  // MARK: Branches of leaves

  private func plainColumns(of branch: TreeBranch) throws -> [Found] {
    guard branch.leaves.count > 1 else {
      guard let leaf = branch.leaves.first else { return [] }
      return [try column(of: branch, leaf)]
    }
    return try columnsOfSeveralLeaves(branch)
  }

  private func column(of branch: TreeBranch, _ leaf: TreeLeaf) throws -> Found {
    if leaf.className == "TLeafC" {
      return Found(
        branch: branch, title: branch.title, typeName: leaf.typeName, type: .text,
        layout: .walked(.textOrNothing, nil))
    }
    let number = try number(of: leaf)
    let shape = Numbers(number, leaf, isList: leaf.counter != nil)
    return Found(
      branch: branch, title: branch.title, typeName: leaf.typeName, type: shape.type,
      layout: shape.layout, counter: leaf.counter, identities: [leaf.identity])
  }

  /// Leaves of one branch lie one after the other, without gaps.
  private func columnsOfSeveralLeaves(_ branch: TreeBranch) throws -> [Found] {
    let isFixed = branch.leaves.allSatisfy { $0.counter == nil && $0.number != nil }
    guard isFixed else { return try walkedColumns(of: branch) }
    let numbers = try branch.leaves.map { (leaf: $0, number: try number(of: $0)) }
    let sizes = numbers.map { $0.leaf.length * $0.number.size }
    var offset = 0
    return zip(numbers, sizes).map { entry, size in
      defer { offset += size }
      return found(
        branch, entry.leaf, Numbers(entry.number, entry.leaf, isList: false).type,
        .fixed(
          FixedNumbers(
            entry.number, count: entry.leaf.length, offset: offset, stride: sizes.reduce(0, +))))
    }
  }

  private func walkedColumns(of branch: TreeBranch) throws -> [Found] {
    guard branch.leaves.allSatisfy({ $0.counter == nil }) else {
      throw NotAColumn(reason: "several leaves in one branch, some of them of varying length")
    }
    let shapes = try branch.leaves.map { leaf -> StoredShape in
      leaf.className == "TLeafC"
        ? .text(typeName: leaf.typeName)
        : .number(try number(of: leaf), lengths: leaf.dimensions, typeName: leaf.typeName)
    }
    return branch.leaves.indices.map { index in
      let column = shapes[index].columns[0]
      let parts = shapes.indices.map { $0 == index ? column.part : shapes[$0].passing }
      return found(
        branch, branch.leaves[index], column.type, .walked(.sequence(parts), column.number))
    }
  }

  private func found(
    _ branch: TreeBranch, _ leaf: TreeLeaf, _ type: ROOTColumnType, _ layout: EntryLayout
  ) -> Found {
    Found(
      branch: branch, suffix: ".\(leaf.name.withoutBrackets)", title: branch.title,
      typeName: leaf.typeName, type: type, layout: layout, identities: [leaf.identity])
  }

  private func number(of leaf: TreeLeaf) throws -> StoredNumber {
    guard let number = leaf.number else {
      throw NotAColumn(reason: "leaves of class '\(leaf.className)' are not read")
    }
    guard (1...ShapeReader.lengthLimit).contains(leaf.length) else {
      throw NotAColumn(reason: "its leaf '\(leaf.name)' has the length \(leaf.length)")
    }
    return number
  }
}

/// Numbers that a leaf holds.
private struct Numbers {
  let number: StoredNumber
  let count: Int
  let type: ROOTColumnType
  let isList: Bool

  init(_ number: StoredNumber, _ leaf: TreeLeaf, isList: Bool) {
    let element = ROOTColumnType.number(number.number).arrayed(leaf.dimensions)
    self.number = number
    self.isList = isList
    count = leaf.length
    type = isList ? .list(element) : element
  }

  var layout: EntryLayout {
    isList
      ? .lists(NumberLists(number, width: count, header: 0))
      : .fixed(FixedNumbers(number, count: count))
  }
}
