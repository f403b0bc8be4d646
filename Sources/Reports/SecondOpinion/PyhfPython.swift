import Foundation
import SystemPrograms

/// A Python in which pyhf can be imported: somebody else to ask about a workspace.
public struct PyhfPython: Sendable {
  private let python: SystemProgram
  private let version: String
  /// How many seconds pyhf may think about a workspace.
  private let limit: Double

  /// Makes sure that there is pyhf.
  ///
  /// - Parameters:
  ///   - path: The Python, such as `.venv/bin/python`; a name without `/` is looked for on the search path.
  ///   - limit: How many seconds pyhf may think about a workspace.
  /// - Throws: ``ReportError/noPyhf(_:)``.
  public init(_ path: String, limit: Double = 300) throws {
    self.limit = limit
    do {
      python = try SystemProgram(path)
      let answer = try python.run(
        ["-c", "import pyhf; print(pyhf.__version__)"], within: 60)
      version = String(decoding: answer, as: UTF8.self).trimmingCharacters(
        in: .whitespacesAndNewlines)
    } catch let error as SystemProgramError {
      throw ReportError.noPyhf("\(error)")
    }
  }

  /// What pyhf says of a workspace, in the measurement that is its first; that it cannot say anything is an
  /// opinion, too.
  ///
  /// - Parameter workspace: The file.
  public func opinion(on workspace: URL) -> PyhfOpinion {
    let script = String(decoding: PackageResources.judge_py, as: UTF8.self)
    do {
      let answer = try python.run(["-c", script, workspace.path], within: limit)
      return try JSONDecoder().decode(PyhfOpinion.self, from: answer)
    } catch {
      return PyhfOpinion(version: version, problem: "\(error)")
    }
  }
}
