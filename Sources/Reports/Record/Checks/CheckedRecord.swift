import Foundation

/// A record whose parts have to fit together before anything is made of them.
protocol CheckedRecord: Decodable {
  /// - Throws: What does not fit.
  func check() throws(RecordFlaw)
}

/// What does not fit in a record: a file that was changed by hand, or cut short and mended.
struct RecordFlaw: Error {
  let reason: String
  init(_ reason: String) { self.reason = reason }

  /// What is drawn is below this; beyond it sums of bins overflow.
  private static let largest = 1e100

  static func require(_ count: Int, _ expected: Int, _ what: @autoclosure () -> String)
    throws(RecordFlaw)
  {
    guard count == expected else {
      throw RecordFlaw("\(what()): \(count), where \(expected) are expected")
    }
  }

  /// Numbers that a figure can show.
  static func requireNumbers(_ numbers: [Double], _ what: @autoclosure () -> String)
    throws(RecordFlaw)
  {
    if let bad = numbers.first(where: { !(abs($0) <= largest) }) {
      throw RecordFlaw("\(what()): \(bad), beyond all that can be shown")
    }
  }

  /// Edges of one bin or more.
  static func requireEdges(_ edges: [Double], _ what: @autoclosure () -> String) throws(RecordFlaw)
  {
    try requireNumbers(edges, what())
    guard edges.count > 1 else { throw RecordFlaw("\(what()): \(edges.count), no bin") }
    guard zip(edges, edges.dropFirst()).allSatisfy(<) else {
      throw RecordFlaw("\(what()): they do not rise")
    }
  }
}

/// Reads a record and makes sure that its parts fit together.
///
/// - Throws: `ReportError.missingFile`, `.notRecord` for another kind of file, `.damaged`.
func readRecord<Record: CheckedRecord>(_ file: URL, of what: String) throws -> Record {
  let record: Record = try readJSON(file) { .notRecord(file.path, of: what, $0) }
  do { try record.check() } catch { throw ReportError.damaged(file.path, error.reason) }
  return record
}
