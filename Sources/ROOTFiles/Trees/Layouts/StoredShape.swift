/// How something is stored, and the columns that come of it: one, or of an object one for each
/// member.
struct StoredShape {
  struct Column {
    /// What is added to the name of the whole, such as “.fP.fX”; empty for the whole.
    var suffix = ""
    var part: StoredPart
    var type: ROOTColumnType
    let number: StoredNumber?
    let typeName: String
    /// How it is stored in a list of objects that are stored member by member.
    var memberwise: MemberwisePart?
  }

  /// How to pass over it.
  let passing: StoredPart
  let columns: [Column]
  /// The members of an object; nil for anything else.
  var members: [MemberwisePart.Member]?

  /// Changes every part, and the types with them.
  func wrapped(
    type: (ROOTColumnType) -> ROOTColumnType, passing: (StoredPart) -> StoredPart,
    wanted: (StoredPart) -> StoredPart
  ) -> StoredShape {
    StoredShape(
      passing: passing(self.passing),
      columns: columns.map { column in
        var column = column
        column.part = wanted(column.part)
        column.type = type(column.type)
        column.memberwise = nil
        return column
      })
  }

  static func number(_ number: StoredNumber, lengths: [Int] = [], typeName: String) -> StoredShape {
    let size = lengths.reduce(number.size, *)
    return StoredShape(
      passing: .gap(size),
      columns: [
        Column(
          part: .numbers(byteCount: size), type: .number(number.number).arrayed(lengths),
          number: number, typeName: typeName)
      ])
  }

  static func text(typeName: String) -> StoredShape {
    StoredShape(
      passing: .text(isWanted: false),
      columns: [
        Column(part: .text(isWanted: true), type: .text, number: nil, typeName: typeName)
      ])
  }

  var framed: StoredShape {
    wrapped(type: { $0 }, passing: StoredPart.framed, wanted: StoredPart.framed)
  }

  /// As the elements of a list with their number in front.
  var listed: StoredShape {
    wrapped(
      type: ROOTColumnType.list, passing: { .list($0, isWanted: false) },
      wanted: { .list($0, isWanted: true) })
  }

  /// As the elements of a list behind a header.
  var collected: StoredShape {
    StoredShape(
      passing: .framed(.rest),
      columns: columns.map { column in
        var column = column
        column.type = .list(column.type)
        column.part =
          column.memberwise.map { .collection(column.part, memberwise: $0) }
          ?? .framed(.list(column.part, isWanted: true))
        column.memberwise = nil
        return column
      })
  }

  /// As the elements of a list whose number another column has.
  var counted: StoredShape {
    wrapped(type: ROOTColumnType.list, passing: StoredPart.counted, wanted: StoredPart.counted)
  }

  func repeated(_ lengths: [Int]) -> StoredShape {
    guard !lengths.isEmpty else { return self }
    let count = lengths.reduce(1, *)
    return wrapped(
      type: { $0.arrayed(lengths) }, passing: { .repeated($0, count: count) },
      wanted: { .repeated($0, count: count) })
  }
}

extension ROOTColumnType {
  /// An array of this of these lengths, the outermost first.
  func arrayed(_ lengths: [Int]) -> ROOTColumnType {
    lengths.reversed().reduce(self) { .array($0, count: $1) }
  }
}
