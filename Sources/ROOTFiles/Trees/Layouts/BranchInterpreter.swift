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
      layout: shape.layout(header: 0), counter: leaf.counter, identities: [leaf.identity])
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
          entry.number, count: entry.leaf.length, offset: offset, stride: sizes.reduce(0, +)))
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

  // MARK: Branches of objects

  /// An object behind the name of its class and a zero.
  private func shape(ofObjectIn branch: TreeBranch) throws -> StoredShape {
    guard branch.children.isEmpty, let className = branch.objectClass else {
      throw NotAColumn(reason: "branches of class '\(branch.className)' are not read")
    }
    let name = StoredPart.sequence([.text(isWanted: false), .gap(1)])
    return try shapes.shape(ofType: className, isFramed: true).wrapped(
      type: { $0 }, passing: { .sequence([name, $0]) }, wanted: { .sequence([name, $0]) })
  }

  private func columns(of branch: TreeBranch, _ element: BranchElement) throws -> [Found] {
    switch element.kind {
    case .clones, .collection:
      return [counts(branch, element)]
    case .plain, .base, .object:
      guard branch.children.isEmpty else { return [] }
      return try members(branch, shape(of: branch, element), counter: nil)
    case .memberOfClones, .memberOfCollection:
      guard branch.children.isEmpty else { return [] }
      return try members(branch, repeatedShape(of: branch, element), counter: element.counter)
    }
  }

  /// The type of the object, or of the member, that a branch is.
  func typeName(of branch: TreeBranch) -> String {
    guard let element = branch.element else {
      return branch.objectClass ?? branch.leaves.first?.typeName ?? branch.className
    }
    let member = element.index >= 0 ? try? member(of: branch, element) : nil
    return member?.declaration?.typeName ?? element.className
  }

  /// The number of elements of a collection whose members are in branches of their own.
  private func counts(_ branch: TreeBranch, _ element: BranchElement) -> Found {
    let leaves = branch.leaves.map(\.identity)
    return Found(
      branch: branch, title: branch.title, typeName: typeName(of: branch), type: .number(.int32),
      layout: .fixed(StoredNumber(.int32), count: 1, offset: 0, stride: 4),
      identities: [branch.identity] + leaves)
  }

  private func members(_ branch: TreeBranch, _ shape: StoredShape, counter: Int?) throws -> [Found]
  {
    guard !shape.columns.isEmpty else {
      throw NotAColumn(reason: "its objects have no members that are read")
    }
    return shape.columns.map { column in
      Found(
        branch: branch, suffix: column.suffix, title: branch.title,
        typeName: column.suffix.isEmpty ? typeName(of: branch) : column.typeName,
        type: column.type, layout: column.layout,
        counter: counter ?? branch.leaves.first?.counter,
        identities: [branch.identity] + branch.leaves.map(\.identity))
    }
  }

  /// What an entry of a branch outside of split collections is.
  private func shape(of branch: TreeBranch, _ element: BranchElement) throws -> StoredShape {
    guard element.index >= 0 else {
      let type = CppType(element.className)
      // The branch stands for the object, which then has no header of its own.
      return type.isSequence || type.isText || type.numberCode != nil
        ? try shapes.shape(ofType: element.className, isFramed: true)
        : try shapes.shape(ofClass: element.className, isFramed: false)
    }
    let member = try member(of: branch, element)
    if let counted = try countedNumbers(member, branch) { return counted }
    return try shapes.shape(of: member)
  }

  /// “float* x; //[n]”: a byte, then as many numbers as another member says.
  private func countedNumbers(_ member: StreamerElement, _ branch: TreeBranch) throws
    -> StoredShape?
  {
    guard let declaration = member.declaration, (41..<60).contains(declaration.code) else {
      return nil
    }
    guard
      let number = StoredNumber(code: declaration.code - 40, comment: declaration.comment),
      declaration.lengths.isEmpty
    else {
      throw NotAColumn(reason: "members of type '\(declaration.typeName)' are not read")
    }
    return StoredShape(
      passing: .gap(0),
      columns: [
        .init(
          part: .sequence([.gap(1), .counted(.numbers(byteCount: number.size))]),
          type: .list(.number(number.number)), number: number, typeName: declaration.typeName)
      ])
  }

  /// A member of the elements of a split collection: as many as there are elements, and behind one
  /// header where the member is a collection itself.
  private func repeatedShape(of branch: TreeBranch, _ element: BranchElement) throws -> StoredShape
  {
    guard element.index >= 0 else {
      throw NotAColumn(reason: "it holds whole objects of class '\(element.className)'")
    }
    let member = try member(of: branch, element)
    guard let declaration = member.declaration else {
      throw NotAColumn(reason: "the file does not say how '\(member.name)' is declared")
    }
    guard declaration.isCollection else {
      return try shapes.shape(of: member).counted
    }
    guard declaration.lengths.isEmpty else {
      throw NotAColumn(reason: "members that are arrays of '\(declaration.typeName)' are not read")
    }
    return try shapes.shape(ofType: declaration.typeName, isFramed: false).counted.framed
  }

  /// The member of its class that the branch is.
  private func member(of branch: TreeBranch, _ element: BranchElement) throws -> StreamerElement {
    guard
      let info = shapes.catalog.layout(
        of: element.className, checksum: element.checksum, version: element.version)
    else {
      throw NotAColumn(reason: "the file does not say how class '\(element.className)' is laid out")
    }
    let path = branch.name.withoutBrackets
    let name = path.split(separator: ".").last.map(String.init) ?? path
    if info.elements.indices.contains(element.index), info.elements[element.index].name == name {
      return info.elements[element.index]
    }
    if let named = info.elements.first(where: { $0.name == name }) { return named }
    guard info.elements.indices.contains(element.index) else {
      throw NotAColumn(reason: "class '\(element.className)' has no member '\(name)'")
    }
    return info.elements[element.index]
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

  func layout(header: Int) -> EntryLayout {
    isList
      ? .numbers(number, width: count, header: header)
      : .fixed(number, count: count, offset: 0, stride: count * number.size)
  }
}

extension StoredShape.Column {
  /// The quickest way to read it.
  fileprivate var layout: EntryLayout {
    guard let number else { return .walked(part, nil) }
    switch part {
    case .numbers(let size):
      return .fixed(number, count: size / number.size, offset: 0, stride: size)
    case .counted(.numbers(let size)):
      return .numbers(number, width: size / number.size, header: 0)
    case .sequence(let parts):
      if parts.count == 2, case .gap(let header) = parts[0],
        case .counted(.numbers(let size)) = parts[1]
      {
        return .numbers(number, width: size / number.size, header: header)
      }
      return .walked(part, number)
    case .framed(.list(.numbers(let size), isWanted: true)):
      return .numbers(number, width: size / number.size, header: listHeaderSize)
    default: return .walked(part, number)
    }
  }
}

/// The count of the bytes, the version, and the number of elements.
private let listHeaderSize = 10
