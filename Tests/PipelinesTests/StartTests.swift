import Foundation
import TestSupport
import Testing

@testable import AnalysisProgram
@testable import Apus

@Suite("Starting from earlier results")
struct StartTests {
  @Test func `optimise goes on from the best parameters of a folder`() throws {
    try withTemporaryFolder { folder in
      let (first, second) = (folder.appending(path: "1").path, folder.appending(path: "2").path)
      try run(["--steps", "3", "--learning-rate", "0.1", "--output", first])
      try run(["--steps", "1", "--start", first, "--freeze", "network", "--output", second])
      let best = try TrainedAnalysis(contentsOf: ResultsFolder(first).file("trained.json"))
      let start = try TrainedAnalysis(contentsOf: ResultsFolder(second).file("initial.json"))
      #expect(start.parameters.mapValues(\.raw) == best.parameters.mapValues(\.raw))
      #expect(start.standardisation == best.standardisation)
    }
  }

  @Test func `a start that is not there is named, and what to do`() throws {
    try withTemporaryFolder { folder in
      let missing = folder.appending(path: "none").path
      #expect(throws: (any Error).self) { try run(["--steps", "1", "--start", missing]) }
    }
  }

  private func run(_ arguments: [String]) throws {
    let command = try OptimiseCommand<SmallAnalysis>.parse(arguments)
    try command.run()
  }
}
