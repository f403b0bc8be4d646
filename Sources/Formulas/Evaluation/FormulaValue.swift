/// What a part of a formula comes to in a block of events.
enum FormulaValue {
  /// One number for all events.
  case constant(Double)
  /// One text for all events.
  case text(String)
  /// A number for each event.
  case numbers([Double])
  /// A text for each event.
  case texts([String])
  /// A list for each event.
  case lists([Double], offsets: [Int])
  case textLists([String], offsets: [Int])

  init(_ column: FormulaColumn) {
    switch (column.values, column.offsets) {
    case (.numbers(let values), nil): self = .numbers(values)
    case (.texts(let values), nil): self = .texts(values)
    case (.numbers(let values), let offsets?): self = .lists(values, offsets: offsets)
    case (.texts(let values), let offsets?): self = .textLists(values, offsets: offsets)
    }
  }

  /// As a column of `count` events.
  func column(count: Int) -> FormulaColumn {
    switch self {
    case .constant(let value): FormulaColumn(Array(repeating: value, count: count))
    case .text(let text): FormulaColumn(texts: Array(repeating: text, count: count))
    case .numbers(let values): FormulaColumn(values)
    case .texts(let values): FormulaColumn(texts: values)
    case .lists(let values, let offsets):
      FormulaColumn(values: .numbers(values), offsets: offsets)
    case .textLists(let values, let offsets):
      FormulaColumn(values: .texts(values), offsets: offsets)
    }
  }
}
