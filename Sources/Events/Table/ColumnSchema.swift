/// What a column holds.
public enum ColumnKind: Sendable, Equatable {
  /// A `Double` for each event.
  case number
  /// A text for each event.
  case text
}

/// A column's name and kind.
public struct ColumnSchema: Sendable, Equatable {
  /// The name.
  public var name: String
  /// What the column holds.
  public var kind: ColumnKind

  /// A column of this name and kind.
  public init(name: String, kind: ColumnKind) {
    self.name = name
    self.kind = kind
  }
}
