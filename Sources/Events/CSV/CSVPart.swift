import CTables

/// Some of a file's lines, and the rows that were read from them. Used by one thread at a time.
final class CSVPart: @unchecked Sendable {
  let start: UnsafePointer<UInt8>
  private let stop: UnsafePointer<UInt8>
  /// No more rows than this begin here.
  private(set) var capacity = 0
  /// Where the first row goes.
  var firstRow = 0
  /// How many rows there were, and where the last one ended.
  private(set) var rowCount = 0
  private(set) var end: UnsafePointer<UInt8>
  private(set) var texts: [[String]] = []
  private(set) var error: (any Error)?

  /// - Parameters:
  ///   - start: A place where a line begins.
  ///   - stop: Another, or the end of the file.
  init(start: UnsafePointer<UInt8>, stop: UnsafePointer<UInt8>) {
    (self.start, self.stop, end) = (start, stop, start)
  }

  /// Finds out how many rows there may be.
  ///
  /// - Parameter columns: How many cells each row has.
  func count(in text: CSVText, columns: Int) {
    // The file's last line may lack its end; parts are cut behind line ends.
    let isCut = stop > start && stop == text.end && stop[-1] != 10 && stop[-1] != 13
    let lines = Int(ct_count_line_ends(start, stop)) + (isCut ? 1 : 0)
    // A row has no fewer bytes than cells, so that blank lines cannot ask for memory. The last row may
    // go on behind the stop.
    capacity = min(lines, (stop - start) / columns + 1)
  }

  /// Reads the rows from the start, or from another place behind it; an error is kept.
  func read(
    _ text: CSVText, _ layout: CSVLayout, into numbers: Addresses,
    from place: UnsafePointer<UInt8>? = nil
  ) {
    (rowCount, end, error) = (0, place ?? start, nil)
    texts = layout.textNames.map { _ in [] }
    guard end < stop else { return }
    do {
      try readRows(CSVReading(text, layout, from: end, to: stop), into: numbers)
    } catch {
      self.error = error
    }
  }

  private func readRows(_ reading: CSVReading, into numbers: Addresses) throws {
    while !reading.isAtEnd {
      // Lines that nobody counted can only be those of a file that changed meanwhile.
      guard rowCount < capacity else { throw reading.changedFile }
      rowCount += try reading.read(
        limit: capacity - rowCount, into: numbers.values.map { $0 + firstRow + rowCount },
        appendingTo: &texts)
    }
    end = reading.position
  }
}
