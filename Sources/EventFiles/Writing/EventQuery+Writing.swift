import Events
import Formulas
import Foundation
import ROOTFiles

extension EventQuery {
  /// Writes the selected events with the columns of the query to a file, which appears whole or not at
  /// all:
  ///
  /// ```swift
  /// let query = EventQuery(columns: ["pt1 = Muon_pt[0]", "met"], where: "nMuon >= 2")
  /// try query.write(EventFile("run*.root:Events"), to: file, as: .root(tree: "events", .zstd))
  /// ```
  ///
  /// Texts and trees are written block by block, whatever the number of events.
  ///
  /// - Parameters:
  ///   - stream: The events.
  ///   - file: Where to; not one of the files that are read.
  ///   - format: How.
  /// - Returns: How many events were read and how many written.
  /// - Throws: ``EventFilesError/unwritableColumn(name:format:reason:)`` for lists where the format has
  ///   no place for them; ``EventFilesError/unrepresentable(stream:name:value:type:)``; as
  ///   ``run(on:_:)``; and what the format's writer throws.
  @discardableResult
  public func write(
    _ stream: some EventStream, to file: URL, as format: EventFormat
  ) throws -> EventCount {
    if let (name, reason) = try unwritable(on: stream, as: format).first {
      throw EventFilesError.unwritableColumn(name: name, format: format.name, reason: reason)
    }
    switch format {
    case .text(let separator): return try write(stream, to: file, CSVWriter(separator: separator))
    case .numPyArchive(let storage):
      let (table, count) = try table(of: stream)
      try NumPyArchive.write(table, to: file, storage: storage)
      return count
    case .numPyRecords:
      let (table, count) = try table(of: stream)
      try table.writeRecords(to: file)
      return count
    case .root(let tree, let compression):
      return try write(stream, to: file, tree: tree, compression)
    }
  }

  private func write(
    _ stream: some EventStream, to file: URL, _ writer: CSVWriter
  ) throws -> EventCount {
    let outputs = try outputs(on: stream)
    var count = EventCount()
    try writer.write(columns: outputs.map(\.name), to: file) { append in
      count = try run(on: stream) { try append(EventTable($0, outputs)) }
    }
    return count
  }

  private func write(
    _ stream: some EventStream, to file: URL, tree: String, _ compression: ROOTCompressionSettings
  ) throws -> EventCount {
    let columns = ROOTOutput.columns(try outputs(on: stream), label: stream.label)
    let writer = try ROOTTreeWriter(
      at: tree, columns: columns.map { try $0.column },
      of: ROOTFileWriter(compression: compression), to: file)
    let count = try run(on: stream) { block in
      var arrays: [String: ROOTArray] = [:]
      for column in columns { arrays[column.name] = try column.array(block) }
      try writer.append(arrays)
    }
    try writer.finish()
    return count
  }
}

extension EventTable {
  /// - Precondition: The block has the columns, one value each for an event.
  fileprivate init(_ block: FormulaBlock, _ outputs: [EventQuery.Output]) throws {
    self = try outputs.reduce(into: EventTable(columns: [:])) { table, output in
      guard let column = block.columns[output.name] else {
        preconditionFailure("a block without '\(output.name)'")
      }
      table =
        try column.texts.map { try table.adding(output.name, text: $0) }
        ?? table.adding(output.name, column.numbers ?? [])
    }
  }
}
