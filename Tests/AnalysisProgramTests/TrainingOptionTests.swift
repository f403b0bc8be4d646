import Apus
import Foundation
import Testing
import TinyAnalysis

@testable import AnalysisProgram

@Suite("Options of training")
struct TrainingOptionTests {
  @Test func `what is frozen stays as it is in every phase`() throws {
    let options = try TrainingOptions.parse(["--freeze", "edges", "--pretrain", "2"])
    let phases = try options.settings(of: WideAnalysis(), seed: 1).phases
    #expect(phases.count == 3 && phases.allSatisfy { $0.frozen == ["edges"] })
  }

  @Test func `losses are compared where all combinations train on one objective`() throws {
    func ranking(_ options: String...) throws -> RunComparison.Ranking {
      let search = try SearchCommand<Goals>.parse(["--seeds", "1"] + options)
      let objectives = try Combination.all(of: search.vary).map { combination in
        try PlannedRun(combination, seed: 1, options: search.passed, in: ResultsFolder("study"))
          .checkedObjective(for: Goals.self)
      }
      return try search.ranking(Set(objectives))
    }
    #expect(try ranking("--vary", "set:width=2,3") == .loss)
    #expect(try ranking("--vary", "set:goal=mass,class", "--objective", "cls") == .loss)
    #expect(try ranking("--vary", "set:goal=mass,class") == .significance)
    #expect(try ranking("--vary", "objective=cls,p-value") == .significance)
    #expect(try ranking("--vary", "objective=cls,p-value", "--rank-by", "cls") == .cls)
    #expect(throws: SearchError.unlikeLosses(["'cross-entropy'", "'significance'"])) {
      try ranking("--vary", "set:goal=mass,class", "--rank-by", "loss")
    }
  }
}

/// The tiny analysis with a setting on which its objective depends.
private struct Goals: Analysis {
  enum Goal: String, CaseIterable, Sendable { case mass, `class` }

  @Setting("goal") var goal = Goal.mass
  @Setting("width", in: 1...) var width = 4
  private let tiny = TinyAnalysis()

  var training: TrainingSettings {
    TrainingSettings { if goal == .class { $0.objective = .crossEntropy } }
  }
  var pipeline: Pipeline { return tiny.pipeline }
  func data(_ request: DataRequest) throws -> AnalysisData { try tiny.data(request) }
}
