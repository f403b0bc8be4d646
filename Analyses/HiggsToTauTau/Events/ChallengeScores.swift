import Apus
import Foundation

/// Scores that another program gave the events: nominal, and with the tau energy scale varied.
///
/// A file of any format of events (text, NumPy, ROOT) with a row for each event and the columns
/// `EventId`, `nominal`, `down` and `up`, scores lying between 0 and 1.
public struct ChallengeScores: Sendable {
  /// Whose score is meant.
  enum Sample: String, CaseIterable {
    case nominal
    case down
    case up
  }

  /// The column that events get.
  public static let column = "score"
  /// log(s / (1 − s)) of that column: what a network takes better.
  public static let logit = "score_logit"

  private let table: EventTable

  /// - Throws: What the file's reader throws; `ChallengeError.text` for what is no number, and
  ///   `ChallengeError.score` for a score that is not between 0 and 1.
  public init(contentsOf path: String) throws {
    let samples = Sample.allCases.map(\.rawValue)
    let columns = (["EventId"] + samples).map { NamedFormula($0, $0) }
    table = try EventTable(reading: EventFile(path), columns: columns)
    for column in table.textNames {
      let texts = try table.text(column)
      guard let row = texts.firstIndex(where: { Double($0) == nil }) ?? texts.indices.first else {
        continue
      }
      throw ChallengeError.text(texts[row], column: column, row: row + 1, file: path)
    }
    for sample in samples {
      let scores = try table[sample]
      if let row = scores.firstIndex(where: { !(0 < $0 && $0 < 1) }) {
        throw ChallengeError.score(
          scores[row], column: sample, event: try table["EventId"][row], file: path)
      }
    }
  }

  /// The events with their scores.
  func added(to events: EventTable, _ sample: Sample) throws -> EventTable {
    let scores = try table[sample.rawValue]
    let columns = try EventTable(columns: [
      "EventId": table["EventId"], Self.column: scores,
      Self.logit: scores.map { log($0 / (1 - $0)) },
    ])
    return try events.joined(with: columns, by: "EventId")
  }
}
