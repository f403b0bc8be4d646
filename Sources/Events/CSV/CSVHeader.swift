import CTables

/// The names of a file's columns, and where its rows begin.
struct CSVHeader: @unchecked Sendable {
  // Unchecked: read only.

  let names: [String]
  let end: UnsafePointer<UInt8>

  /// - Throws: `EventsError.csv` for a file without a row, or names that are not UTF-8 or occur twice.
  init(_ text: CSVText) throws {
    guard let place = CSVRows.nextRow(of: text, from: text.start) else {
      throw text.error(.empty, at: text.start)
    }
    let rows = try CSVRows(text, rowLike: place)
    let first = try rows.readTexts(limit: 1)
    switch text.format.header {
    case .firstLine:
      names = try first.enumerated().map { try text.text(of: $1[0], column: "\($0 + 1)") }
      end = rows.position
      if let name = repeated(names) { throw text.error(.duplicateHeader(name), at: place) }
    case .absent:
      names = first.indices.map { "column\($0 + 1)" }
      end = place
    case .names(let given):
      guard given.count == first.count else {
        throw text.error(.fieldCount(first.count, expected: given.count), at: place)
      }
      if let name = repeated(given) { throw EventsError.duplicateColumn(name) }
      names = given
      end = place
    }
  }
}

private func repeated(_ names: [String]) -> String? {
  var known: Set<String> = []
  return names.first { !known.insert($0).inserted }
}
