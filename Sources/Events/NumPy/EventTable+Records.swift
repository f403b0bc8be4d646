import Foundation

extension EventTable {
  /// A table whose number columns stay in a NumPy file of records (a structured array, as
  /// `to_records` makes it), which is memory-mapped as in ``init(mapping:columns:)``:
  ///
  /// ```swift
  /// let table = try EventTable(records: URL(filePath: "events.npy"), columns: ["pt", "label"])
  /// ```
  ///
  /// Fields of text (`U`, `S`) become text columns, in memory. A field of a record within the records is
  /// called `outer.inner`.
  ///
  /// - Parameters:
  ///   - file: An array of records of one dimension.
  ///   - columns: Which fields; all if nil. The others may be of types that are not read.
  /// - Throws: ``EventsError/missingFile(_:)``, ``EventsError/unreadableFile(_:reason:)``,
  ///   ``EventsError/numPy(file:_:)``, ``EventsError/arrayShape(_:columns:file:)``,
  ///   ``EventsError/unknownColumn(_:available:file:)`` or ``EventsError/duplicateColumn(_:)``.
  public init(records file: URL, columns: [String]? = nil) throws {
    let mapped = try MappedFile(file)
    let contents = try NumPyContents(
      NumPyStore(mapped, 0..<mapped.bytes.count), name: mapped.name)
    try contents.requireRecords()
    self = try contents.table(columns: columns)
  }

  /// Writes the table as a NumPy file of records: float64 for each number, text (`U`) as long as the
  /// longest. The file appears whole or not at all.
  ///
  /// - Throws: ``EventsError/unwritableFile(_:reason:)`` or
  ///   ``EventsError/shrunkenFile(_:byteCount:mapped:)``.
  public func writeRecords(to file: URL) throws {
    let numbers = try columnNames.map { try storedColumn($0) }
    let texts = try textNames.map { try TextField(text($0)) }
    let fields =
      columnNames.map { "(\(pythonLiteral($0)), '<f8')" }
      + zip(textNames, texts).map { "(\(pythonLiteral($0)), '<U\($1.length)')" }
    try NewFile.write(file) { file in
      try file.append(
        NumPyPreamble(type: "[\(fields.joined(separator: ", "))]", shape: [count]).bytes)
      for first in stride(from: 0, to: count, by: Column.blockSize) {
        let events = first..<min(first + Column.blockSize, count)
        try file.append(records(events, numbers, texts))
      }
    }
  }

  private func records(
    _ events: Range<Int>, _ numbers: [Column], _ texts: [TextField]
  ) -> [UInt8] {
    let values = numbers.map { $0.numbers(events) }
    var bytes: [UInt8] = []
    for event in events {
      for column in values {
        withUnsafeBytes(of: column[event - events.lowerBound].bitPattern.littleEndian) {
          bytes.append(contentsOf: $0)
        }
      }
      for text in texts { text.append(event, to: &bytes) }
    }
    return bytes
  }
}

/// A text column as elements of one length.
struct TextField {
  private let values: [String]
  /// The code points of the longest text, but at least one.
  let length: Int

  init(_ values: [String]) {
    self.values = values
    length = max(1, values.lazy.map(\.unicodeScalars.count).max() ?? 1)
  }

  func append(_ event: Int, to bytes: inout [UInt8]) {
    let scalars = values[event].unicodeScalars
    for scalar in scalars {
      withUnsafeBytes(of: scalar.value.littleEndian) { bytes.append(contentsOf: $0) }
    }
    bytes.append(contentsOf: repeatElement(0, count: 4 * (length - scalars.count)))
  }
}

/// A text in quotes, as Python reads it.
private func pythonLiteral(_ text: String) -> String {
  var literal = "'"
  for scalar in text.unicodeScalars {
    switch scalar {
    case "'", "\\": literal += "\\\(scalar)"
    case "\n": literal += "\\n"
    case "\r": literal += "\\r"
    case "\t": literal += "\\t"
    default: literal.unicodeScalars.append(scalar)
    }
  }
  return literal + "'"
}
