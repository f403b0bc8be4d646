/// A column of a tree that is to be written: a branch with one leaf.
///
/// Numbers of all kinds can be written, arrays of fixed shape of them, lists of varying length of
/// either, and texts. Lists of lists and of texts cannot.
public struct ROOTTreeColumn: Sendable, Equatable {
  /// The name of branch and leaf.
  public let name: String
  /// What one entry holds.
  public let type: ROOTColumnType
  /// The branch's title; if empty, the leaf and its type in ROOT's manner, as “x[nx][3]/F”.
  public let title: String
  /// For lists the column that holds their lengths; nil for other types.
  public let counter: String?

  /// A column.
  ///
  /// - Parameters:
  ///   - name: The name.
  ///   - type: What one entry holds.
  ///   - title: The branch's title.
  ///   - counter: For lists the name of the column with their lengths, an `int32_t` which is written
  ///     by itself in front of the first of its lists. Lists with one counter must have equal
  ///     lengths in each entry. If nil, the name with an “n” before it.
  /// - Throws: ``ROOTFileError/unwritable(_:reason:)`` for a type or a name that cannot be written.
  public init(_ name: String, _ type: ROOTColumnType, title: String = "", counter: String? = nil)
    throws
  {
    self.name = name
    self.type = type
    self.title = title
    self.counter = type.listDepth > 0 ? counter ?? "n" + name : nil
    for name in [name, self.counter].compactMap({ $0 }) { try checkColumnName(name) }
    guard type.isWritable else {
      throw unwritable(
        name,
        "the type \(type) is not written; expected a number, a text, an array of numbers of fixed"
          + " shape, or a list of numbers or such arrays")
    }
    try type.checkLengths()
    if counter != nil, type.listDepth == 0 {
      throw unwritable(name, "it has the type \(type) and a counter, which only lists have")
    }
  }
}

extension ROOTColumnType {
  fileprivate var isWritable: Bool {
    switch self {
    case .number, .text: true
    case .array: number != nil && listDepth == 0
    case .list(let element): number != nil && element.listDepth == 0
    }
  }
}

private func checkColumnName(_ name: String) throws {
  let forbidden: Set<Character> = ["/", "[", "]", ":", ";", "\0"]
  guard !name.isEmpty, !name.contains(where: { forbidden.contains($0) || $0.isWhitespace }) else {
    throw unwritable(name, "a name must not be empty, nor contain spaces or any of / [ ] : ;")
  }
}

private func unwritable(_ name: String, _ reason: String) -> ROOTFileError {
  .unwritable("the column '\(name)'", reason: reason)
}
