extension StoredShape.Column {
  /// How a column of an element is stored where all objects of a list come member by member; nil where
  /// that is not known.
  ///
  /// - Parameter members: The members in front of the element.
  func memberwise(
    of element: StreamerElement, behind members: [MemberwisePart.Member]
  ) -> MemberwisePart? {
    if element.isBase {
      return memberwise.map { .init(before: members + $0.before, wanted: $0.wanted) }
    }
    guard element.declaration?.isCollection == true else {
      return MemberwisePart(before: members, wanted: .init(part: part, isFramed: false))
    }
    // Those of all objects are behind one header.
    guard case .framed(let content) = part else { return nil }
    return MemberwisePart(before: members, wanted: .init(part: content, isFramed: true))
  }
}

extension StoredShape {
  /// How to pass over an element of all objects of a list: a base comes member by member, too.
  func membersWhenSplit(_ element: StreamerElement) -> [MemberwisePart.Member] {
    if element.isBase, let members { return members }
    let isCollection = element.declaration?.isCollection == true
    return [.init(part: isCollection ? .rest : passing, isFramed: isCollection)]
  }

  /// Behind a header, with what is known of the members.
  var framedKeepingMembers: StoredShape {
    StoredShape(
      passing: .framed(.rest),
      columns: columns.map { column in
        var column = column
        column.part = .framed(column.part)
        return column
      }, members: members)
  }
}
