import CTables
import Foundation

/// Reads the rows from one place to another into columns.
final class CSVReading {
  private let text: CSVText
  private let layout: CSVLayout
  private let rows: CSVRows
  private let cells: UnsafeMutablePointer<ct_cell>
  /// For each column of text the last one made, since many repeat.
  private var lastTexts: [String]

  /// Rows whose cells of text are collected before their texts are made; fewer of very many columns.
  private let batch: Int

  init(
    _ text: CSVText, _ layout: CSVLayout, from start: UnsafePointer<UInt8>,
    to stop: UnsafePointer<UInt8>? = nil
  ) {
    self.text = text
    self.layout = layout
    let kinds = layout.slots.map { slot in
      switch slot {
      case .skip: CT_SKIPPED
      case .number: CT_NUMBER
      case .text: CT_TEXT
      }
    }
    rows = CSVRows(text, names: layout.header, kinds: kinds, from: start, to: stop)
    batch = max(1, min(1024, (1 << 20) / max(1, layout.textNames.count)))
    cells = .allocate(capacity: batch * layout.textNames.count)
    lastTexts = layout.textNames.map { _ in "" }
    for (column, slot) in layout.slots.enumerated() {
      if case .text(let index) = slot { rows.write(column: column, to: cells + index * batch) }
    }
  }

  deinit { cells.deallocate() }

  /// Whether there are no further rows.
  var isAtEnd: Bool { rows.isAtEnd }
  /// Where the next row begins.
  var position: UnsafePointer<UInt8> { rows.position }

  /// An error for a file that is not what it was a moment ago.
  var changedFile: EventsError {
    .unreadableFile(text.file, reason: "it changed while it was being read")
  }

  /// Reads some rows.
  ///
  /// - Parameters:
  ///   - limit: How many at most; fewer may be read though more are left.
  ///   - numbers: Where the next number of each number column goes.
  ///   - texts: The columns of text so far.
  /// - Returns: How many rows were read.
  /// - Throws: `EventsError.csv`.
  func read(
    limit: Int, into numbers: [UnsafeMutablePointer<Double>], appendingTo texts: inout [[String]]
  ) throws -> Int {
    for (column, slot) in layout.slots.enumerated() {
      if case .number(let index) = slot { rows.write(column: column, to: numbers[index]) }
    }
    let count = try rows.read(limit: texts.isEmpty ? limit : min(limit, batch))
    for index in texts.indices {
      try appendTexts(count, of: index, to: &texts[index])
    }
    return count
  }

  private func appendTexts(_ count: Int, of index: Int, to texts: inout [String]) throws {
    let name = layout.textNames[index]
    var last = lastTexts[index]
    for cell in UnsafeBufferPointer(start: cells + index * batch, count: count) {
      if !isText(last, of: cell) { last = try text.text(of: cell, column: name) }
      texts.append(last)
    }
    lastTexts[index] = last
  }

  private func isText(_ text: String, of cell: ct_cell) -> Bool {
    guard !cell.has_doubled_quotes, text.utf8.count == Int(cell.length) else { return false }
    var text = text
    return text.withUTF8 { memcmp($0.baseAddress!, cell.start, $0.count) == 0 }
  }
}
