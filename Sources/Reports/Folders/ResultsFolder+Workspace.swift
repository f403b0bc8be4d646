import Foundation
import HistFactory
import Pipelines

extension ResultsFolder {
  /// Writes the statistical model if workspaces can express it.
  ///
  /// - Parameters:
  ///   - compiled: The analysis.
  ///   - workspace: Makes the workspace.
  func writeExpressibleWorkspace(
    of compiled: CompiledAnalysis, _ workspace: () throws -> Workspace
  ) throws {
    let file = file("workspace.json")
    let old = try? Data(contentsOf: file)
    if try compiled.model(.exact).inexpressible.isEmpty {
      try workspace().write(to: file)
    } else {
      // One of an earlier run would pass for this run's.
      try? FileManager.default.removeItem(at: file)
    }
    // What pyhf said was of the old one.
    if (try? Data(contentsOf: file)) != old { try askForOpinion(nil) }
  }

  /// Why there is no workspace, or what a reader of it has to know; nil if there is nothing to say.
  func notesOnWorkspace(of compiled: CompiledAnalysis) throws -> [String]? {
    let model = compiled.model(.exact)
    let reasons = try model.inexpressible.map { "workspace.json is not written: \($0)" }
    if !reasons.isEmpty { return reasons }
    let usual = Model()
    let codes = [
      ("normsys", model.factorInterpolation, usual.factorInterpolation),
      ("histosys", model.shiftInterpolation, usual.shiftInterpolation),
    ].filter { $0.1 != $0.2 }
    guard !codes.isEmpty else { return nil }
    let words = codes.map { "\($0.0) by code \($0.1.code) (\($0.1))" }.joined(separator: ", ")
    return [
      """
      workspace.json does not say how systematics are interpolated, no workspace does; this analysis \
      interpolates \(words)
      """
    ]
  }
}
