import Apus
import Foundation

/// The file of the ATLAS Higgs boson machine learning challenge of 2014 (CERN Open Data, record
/// 328), or a part of it.
public enum ChallengeFile {
  /// The sums of weights of the whole file: events expected in the challenge's 20 fb⁻¹ at 8 TeV.
  public static let expectedSignal = 691.99
  public static let expectedBackground = 410_999.85

  /// The name of the tree that ``convert(_:to:)`` writes.
  public static let tree = "events"

  /// Reads the columns that the analyses use, missing values still marked by −999.
  ///
  /// - Parameter path: The file as it was published, or its events in any other format, such as a tree
  ///   of ROOT: what it is, its content says.
  /// - Throws: `EventFilesError`, and what the file's reader throws.
  public static func read(_ path: String) throws -> EventTable {
    let columns =
      ChallengeColumns.derived + ChallengeColumns.primitive + ["EventId", "Weight", "Label"]
    return try EventTable(reading: EventFile(path), columns: columns.map { NamedFormula($0) })
  }

  /// Writes all columns of all events as a tree of ROOT, numbers as they are read.
  ///
  /// - Parameters:
  ///   - path: The file as it was published.
  ///   - file: Where to.
  /// - Returns: How many events there are.
  /// - Throws: As ``read(_:)``; `ROOTFileError` for a file that cannot be written.
  @discardableResult
  public static func convert(_ path: String, to file: URL) throws -> Int {
    let events = try EventFile(path)
    let query = EventQuery(columns: events.columns.map { NamedFormula($0.name) })
    return try query.write(events, to: file, as: .root(tree: tree, .zlib)).selected
  }

  /// Replaces missing values by 0 and marks with flags where they were.
  ///
  /// The value is no guess at what was missing: with the flag beside it a network can give the
  /// group any value, and in a histogram of the MMC mass such events stand below all others.
  public static func replacingMissing(_ table: EventTable) throws
    -> (table: EventTable, notes: [String])
  {
    var (table, notes) = (table, [String]())
    for (flag, columns) in ChallengeColumns.optional {
      let replaced = try table.replacingMissing(-999, in: columns, with: .value(0), flag: flag)
      table = replaced.table
      let missing = replaced.report.columns.map(\.missingCount).max() ?? 0
      notes.append(
        """
        \(columns.joined(separator: ", ")): missing (−999) in \(missing) of \(table.count) \
        events, replaced by 0, flag \(flag)
        """)
    }
    return (table, notes)
  }
}

/// What the program lacks.
public enum ChallengeError: Error, Hashable, CustomStringConvertible {
  case noInput
  case severalInputs([String])
  case notEventsAndScores([String])
  case score(Double, column: String, event: Double, file: String)
  case text(String, column: String, row: Int, file: String)

  public var description: String {
    switch self {
    case .noInput:
      """
      no events given; name the CSV file of the ATLAS Higgs challenge of 2014, or a ROOT file made of \
      it by 'convert', by --input PATH. Anyone may download it from CERN Open Data, https://opendata.cern.ch/record/328
      """
    case .severalInputs(let paths):
      "\(paths.count) inputs given (\(paths.joined(separator: ", "))); one file holds all events"
    case .notEventsAndScores(let paths):
      """
      \(paths.count) inputs given\(paths.isEmpty ? "" : " (\(paths.joined(separator: ", ")))"); give \
      two by --input: the CSV file of the challenge, then the file of its events' scores
      """
    case .score(let score, let column, let event, let file):
      """
      \(file): event \(Int(exactly: event).map { "\($0)" } ?? "\(event)") has the score \(score) in column \
      '\(column)'; scores lie between 0 and 1, both excluded
      """
    case .text(let text, let column, let row, let file):
      "\(file): row \(row) has '\(text)' in column '\(column)', where a number is expected"
    }
  }
}
