/// A part of an entry. Only what is wanted is kept.
indirect enum StoredPart: Sendable {
  /// Bytes of no interest.
  case gap(Int)
  /// Wanted numbers, which take so many bytes.
  case numbers(byteCount: Int)
  /// A length in one byte, or in four behind a byte 255, then as many bytes.
  case text(isWanted: Bool)
  /// A text, or nothing at all for an empty one.
  case textOrNothing
  /// A number of elements, then the elements.
  case list(StoredPart, isWanted: Bool)
  /// As many elements as the column's counter says.
  case counted(StoredPart)
  /// Several elements in a row.
  case repeated(StoredPart, count: Int)
  case sequence([StoredPart])
  /// Something behind the count of its bytes and a version.
  case framed(StoredPart)
  /// A list of objects behind such a header, which says whether they come one after the other, or
  /// first one member of all of them, then the next.
  case collection(StoredPart, memberwise: MemberwisePart)
  /// All that is left.
  case rest
  /// A TObject: a version, two numbers, and sometimes a third.
  case rootObject
}

/// A member of the objects in a list that are stored member by member.
struct MemberwisePart: Sendable {
  struct Member: Sendable {
    let part: StoredPart
    /// Whether those of all objects are behind one header.
    let isFramed: Bool
  }

  /// The members in front of it.
  let before: [Member]
  let wanted: Member
}
