extension BranchInterpreter {
  /// An object behind the name of its class and a zero.
  func shape(ofObjectIn branch: TreeBranch) throws -> StoredShape {
    guard branch.children.isEmpty, let className = branch.objectClass else {
      throw NotAColumn(reason: "branches of class '\(branch.className)' are not read")
    }
    let name = StoredPart.sequence([.text(isWanted: false), .gap(1)])
    return try shapes.shape(ofType: className, isFramed: true).wrapped(
      type: { $0 }, passing: { .sequence([name, $0]) }, wanted: { .sequence([name, $0]) })
  }

  func columns(of branch: TreeBranch, _ element: BranchElement) throws -> [Found] {
    switch element.kind {
    case .clones, .collection:
      return [counts(branch, element)]
    case .streamed, .plain, .base, .object:
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
    guard let member, !member.isBase else { return element.className }
    return member.declaration?.typeName ?? element.className
  }

  /// The number of elements of a collection whose members are in branches of their own.
  private func counts(_ branch: TreeBranch, _ element: BranchElement) -> Found {
    let leaves = branch.leaves.map(\.identity)
    return Found(
      branch: branch, title: branch.title, typeName: typeName(of: branch), type: .number(.int32),
      layout: .fixed(FixedNumbers(StoredNumber(.int32), count: 1)),
      identities: [branch.identity] + leaves)
  }

  func members(_ branch: TreeBranch, _ shape: StoredShape, counter: Int?) throws -> [Found] {
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
      // A branch that stands for an object may leave out its header.
      return element.kind == .streamed || type.isSequence || type.isText || type.numberCode != nil
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
