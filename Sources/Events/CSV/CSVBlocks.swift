import Autodiff

/// The rows of a ``CSVFile``, block after block. No more than one block is held in memory, but for those
/// that are kept.
public struct CSVBlocks {
  private let file: MappedFile
  private let layout: CSVLayout
  private let reading: CSVReading
  private let rowsPerBlock: Int
  private let text: CSVText
  private var isDone = false

  init(
    _ file: MappedFile, _ text: CSVText, _ layout: CSVLayout, from start: UnsafePointer<UInt8>,
    rowsPerBlock: Int
  ) {
    self.file = file
    self.layout = layout
    self.rowsPerBlock = rowsPerBlock
    reading = CSVReading(text, layout, from: start)
    self.text = text
  }

  /// The next block; nil behind the last, and at once where the file has a header and no rows.
  ///
  /// - Throws: ``EventsError/csv(file:line:_:)`` with what is wrong in which line, or
  ///   ``EventsError/shrunkenFile(_:byteCount:mapped:)``. There are no further blocks behind an error.
  public mutating func next() throws -> EventTable? {
    guard !isDone else { return nil }
    do {
      let block = try readBlock()
      isDone = reading.isAtEnd
      return block
    } catch {
      isDone = true
      throw error
    }
  }

  private mutating func readBlock() throws -> EventTable? {
    try file.requireWhole()
    // No row has fewer bytes than cells, each with a separator or a line end behind it.
    let capacity = min(rowsPerBlock, (text.end - reading.position) / layout.header.count + 1)
    let columns = layout.numberNames.map { _ in ColumnBuffer(zeros: capacity) }
    var texts = layout.textNames.map { _ in [String]() }
    var count = 0
    while count < capacity, !reading.isAtEnd {
      count += try reading.read(
        limit: capacity - count, into: columns.map { $0.start + count }, appendingTo: &texts)
    }
    return count > 0 ? try layout.table(columns, texts, count: count) : nil
  }
}

extension CSVLayout {
  /// The table of the first rows of columns that have been read.
  func table(_ numbers: [ColumnBuffer], _ texts: [[String]], count: Int) throws -> EventTable {
    var table = try EventTable(columns: [])
    for (name, buffer) in zip(numberNames, numbers) {
      table = try table.adding(name, Column(storage: .memory(buffer), rows: .range(0..<count)))
    }
    for (name, values) in zip(textNames, texts) { table = try table.adding(name, text: values) }
    return table
  }
}
