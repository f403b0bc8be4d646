/// What the columns of a table hold, one for each event.
protocol ColumnContents: Sendable, Equatable {
  var count: Int { get }
}

extension Column: ColumnContents {}
extension [String]: ColumnContents {}

/// Columns of one kind under unique names, in the order they were added.
struct NamedColumns<Contents: ColumnContents>: Sendable, Equatable {
  private(set) var names: [String] = []
  private var contents: [String: Contents] = [:]

  /// The common length; `nil` without columns.
  var rowCount: Int? { names.first.flatMap { contents[$0]?.count } }

  subscript(name: String) -> Contents? { contents[name] }

  /// Puts a column last, or in its old place when the name exists.
  mutating func set(_ name: String, to column: Contents) {
    if contents.updateValue(column, forKey: name) == nil { names.append(name) }
  }

  func mapColumns(_ transform: (String, Contents) -> Contents) -> Self {
    var result = self
    for (name, column) in contents { result.contents[name] = transform(name, column) }
    return result
  }
}
