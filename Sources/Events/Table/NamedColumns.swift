/// Columns of one element type under unique names, in the order they were added.
struct NamedColumns<Element: Sendable & Equatable>: Sendable, Equatable {
  private(set) var names: [String] = []
  private var values: [String: [Element]] = [:]

  /// The common length; `nil` without columns.
  var rowCount: Int? { names.first.flatMap { values[$0]?.count } }

  subscript(name: String) -> [Element]? { values[name] }

  /// Puts a column last, or in its old place when the name exists.
  mutating func set(_ name: String, to column: [Element]) {
    if values.updateValue(column, forKey: name) == nil { names.append(name) }
  }

  mutating func remove(_ name: String) {
    guard values.removeValue(forKey: name) != nil else { return }
    names.removeAll { $0 == name }
  }

  func mapColumns(_ transform: (String, [Element]) -> [Element]) -> Self {
    var result = Self()
    for name in names { result.set(name, to: transform(name, values[name] ?? [])) }
    return result
  }
}
