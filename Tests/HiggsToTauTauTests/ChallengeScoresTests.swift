import Apus
import Foundation
import TestSupport
import Testing

@testable import HiggsToTauTauEvents

@Suite("Scores by other programs")
struct ChallengeScoresTests {
  static let path = DerivedQuantityTests.path

  private func scores(_ text: String, in folder: URL) throws -> String {
    let file = folder.appending(path: "scores.csv")
    try Data(text.utf8).write(to: file)
    return file.path
  }

  @Test(arguments: [
    ([], "0 inputs given; give two"), (["a"], "1 inputs given (a); give two"),
    (["a", "b", "c"], "3 inputs given (a, b, c); give two"),
  ])
  func `events and scores are two files`(inputs: [String], beginning: String) {
    let error = #expect(throws: ChallengeError.self) {
      try ChallengeData.readWithScores(DataRequest(inputs: inputs))
    }
    #expect(
      error?.description == beginning
        + " by --input: the CSV file of the challenge, then the file of its events' scores")
  }

  @Test(arguments: ["0", "1", "-0.5"])
  func `a score is between 0 and 1`(score: String) throws {
    try withTemporaryFolder { folder in
      let path = try scores(
        "EventId,nominal,down,up\n1,0.5,0.5,0.5\n2,0.5,0.5,\(score)\n", in: folder)
      let error = #expect(throws: ChallengeError.self) { try ChallengeScores(contentsOf: path) }
      #expect(
        error?.description == """
          \(path): event 2 has the score \(Double(score)!) in column 'up'; scores lie between 0 \
          and 1, both excluded
          """)
    }
  }

  @Test func `a score is a number`() throws {
    try withTemporaryFolder { folder in
      let path = try scores("EventId,nominal,down,up\n1,0.5,0.5,0.5\n2,0.5,high,0.5\n", in: folder)
      let error = #expect(throws: ChallengeError.self) { try ChallengeScores(contentsOf: path) }
      #expect(
        error?.description
          == "\(path): row 2 has 'high' in column 'down', where a number is expected")
    }
  }

  @Test func `the number of an event may be any in an error`() {
    let error = ChallengeError.score(2, column: "up", event: .nan, file: "s")
    #expect(error.description.hasPrefix("s: event nan has the score 2.0 in column 'up'; "))
  }

  @Test func `scores may be in a file of NumPy`() throws {
    try withTemporaryFolder { folder in
      let table = try EventTable(columns: [
        "EventId": [1, 2], "nominal": [0.5, 0.25], "down": [0.5, 0.5], "up": [0.5, 0.5],
      ])
      let file = folder.appending(path: "scores.npz")
      try NumPyArchive.write(table, to: file)
      let scores = try ChallengeScores(contentsOf: file.path)
      let events = try scores.added(to: EventTable(columns: ["EventId": [2, 1]]), .nominal)
      #expect(try events[ChallengeScores.column] == [0.25, 0.5])
    }
  }

  @Test(.enabled(if: SharedData.mayUse(path), "\(SharedData.skipped)"))
  func `each sample has its own scores, and the split stays`() throws {
    let events = SharedData.url(Self.path).path
    let plain = try ChallengeData.read(DataRequest(inputs: [events], seed: 3))
    // A score that says whose it is: below 0.001 by identity, and by sample.
    let lines = try ChallengeFile.read(events)["EventId"].reversed().map { id in
      let score = (id - 99_999) / 1e8
      return "\(Int(id)),\(score),\(score + 0.25),\(score + 0.5)"
    }
    try withTemporaryFolder { folder in
      let path = try scores(
        (["EventId,nominal,down,up"] + lines).joined(separator: "\n"), in: folder)
      let data = try ChallengeData.readWithScores(DataRequest(inputs: [events, path], seed: 3))
      for part in DataPart.allCases {
        for (process, before) in zip(data[part], plain[part]) {
          try requireScores(process.events, before.events, plus: 0)
          try requireScores(process.variations[0].down, before.variations[0].down, plus: 0.25)
          try requireScores(process.variations[0].up, before.variations[0].up, plus: 0.5)
        }
      }
    }
  }

  private func requireScores(_ table: EventTable, _ before: EventTable, plus shift: Double) throws {
    #expect(try table.selecting(before.columnNames + before.textNames) == before)
    let expected = try table["EventId"].map { ($0 - 99_999) / 1e8 + shift }
    #expect(try table[ChallengeScores.column] == expected)
    #expect(try table[ChallengeScores.logit] == expected.map { log($0 / (1 - $0)) })
  }
}
