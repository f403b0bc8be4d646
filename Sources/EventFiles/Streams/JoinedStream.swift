import Formulas

/// The events of several streams with the same columns, one after the other.
struct JoinedStream: EventStream {
  private let streams: [any EventStream]

  /// - Throws: `EventFilesError.differentColumns`.
  init(_ streams: [any EventStream]) throws {
    self.streams = streams
    for stream in streams.dropFirst() where stream.types != streams[0].types {
      throw EventFilesError.differentColumns(
        stream: stream.label, first: streams[0].label,
        names: Self.differing(streams[0].types, stream.types))
    }
  }

  var label: String { "\(streams[0].label) and \(streams.count - 1) more" }
  var columns: [EventColumn] { streams[0].columns }
  var unusable: [String: String] { streams[0].unusable }

  var count: Int? {
    streams.reduce(Optional(0)) { sum, stream in
      // Damaged files may claim more events than can be counted.
      guard let sum, let count = stream.count,
        case (let total, let overflows) = sum.addingReportingOverflow(count), !overflows
      else { return nil }
      return total
    }
  }

  func read(_ names: [String], _ body: (FormulaBlock) throws -> Bool) throws {
    var wantsMore = true
    var first = 0
    for stream in streams where wantsMore {
      try stream.read(names) { block in
        // Counted over all files, as entries of a chain of trees are.
        wantsMore = try body(
          FormulaBlock(count: block.count, firstEvent: first, columns: block.columns))
        first += block.count
        return wantsMore
      }
    }
  }

  private static func differing(
    _ first: [String: FormulaType], _ second: [String: FormulaType]
  ) -> [String] {
    Set(first.keys).union(second.keys).filter { first[$0] != second[$0] }.sorted()
  }
}
