/// The named parts of a split table, in the order they were asked for.
public struct TableParts: Sendable, Equatable, RandomAccessCollection {
  /// One part.
  public struct Part: Sendable, Equatable {
    /// Its name, such as “training”.
    public let name: String
    /// Its events, in their old order.
    public let table: EventTable
  }

  private let parts: [Part]

  init(_ parts: [Part]) { self.parts = parts }

  /// The position of the first part.
  public var startIndex: Int { parts.startIndex }
  /// The position after the last part.
  public var endIndex: Int { parts.endIndex }
  /// The part at a position.
  public subscript(position: Int) -> Part { parts[position] }

  /// The events of the named part: `try parts["validation"]`.
  ///
  /// - Throws: ``EventsError/unknownPart(_:available:)``.
  public subscript(name: String) -> EventTable {
    get throws {
      guard let part = parts.first(where: { $0.name == name }) else {
        throw EventsError.unknownPart(name, available: parts.map(\.name))
      }
      return part.table
    }
  }
}
