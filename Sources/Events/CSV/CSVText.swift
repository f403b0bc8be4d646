import CTables

/// The bytes of a file, and how they are to be understood.
struct CSVText: @unchecked Sendable {
  // Unchecked: read only.

  /// What errors call the file.
  let file: String
  let format: CSVFormat
  /// The first byte, behind a byte-order mark, and the one behind the last.
  let (start, end): (UnsafePointer<UInt8>, UnsafePointer<UInt8>)

  init(_ bytes: UnsafeRawBufferPointer, file: String, format: CSVFormat) {
    self.file = file
    self.format = format
    let first = bytes.bindMemory(to: UInt8.self).baseAddress ?? Self.nothing
    start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? first + 3 : first
    end = first + bytes.count
  }

  /// An address for a file without bytes; nobody reads there.
  private nonisolated(unsafe) static let nothing = UnsafePointer(
    UnsafeMutablePointer<UInt8>.allocate(capacity: 1))

  /// An error in the line of a byte; lines are counted only now.
  func error(_ problem: CSVProblem, at place: UnsafePointer<UInt8>) -> EventsError {
    .csv(file: file, line: 1 + Int(ct_count_line_ends(start, place)), problem)
  }

  /// A cell's text with doubled quotes made single.
  ///
  /// - Throws: `EventsError.csv` where it is not UTF-8.
  func text(of cell: ct_cell, column: String) throws -> String {
    let content = UnsafeBufferPointer(start: cell.start, count: Int(cell.length))
    let text =
      cell.has_doubled_quotes
      ? String(validating: withSingleQuotes(content), as: UTF8.self)
      : String(validating: content, as: UTF8.self)
    guard let text else { throw error(.notUTF8(column: column), at: cell.start) }
    return text
  }

  private func withSingleQuotes(_ content: UnsafeBufferPointer<UInt8>) -> [UInt8] {
    var single: [UInt8] = []
    var index = 0
    while index < content.count {
      single.append(content[index])
      index += content[index] == UInt8(ascii: "\"") ? 2 : 1
    }
    return single
  }
}
