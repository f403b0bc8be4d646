import Foundation
import Pipelines

/// What pyhf says of the workspace of a run: numbers that `metrics.json` has, found by another program.
///
/// Both compute the asymptotic formulae of Eur. Phys. J. C 71 (2011) 1554, each with a minimiser of its own.
public struct PyhfOpinion: Codable, Sendable, Equatable {
  /// The quantities that both programs know, on Asimov data with all other parameters at their nominal values.
  public struct Numbers: Codable, Sendable, Equatable {
    /// √q₀ of the data of μ = 1.
    public var significance: Double
    /// CLs of μ = 1 by q̃, observing the data of μ = 0.
    public var cls: Double

    public init(significance: Double, cls: Double) {
      (self.significance, self.cls) = (significance, cls)
    }
  }

  /// How far numbers may be from pyhf's: a significance relative to itself or to 1, if that is more, CLs
  /// relative to itself. pyhf's fits end where differences of likelihoods are lost in rounding.
  public static let tolerance = 1e-3

  /// pyhf's version.
  public var version: String
  /// Nil where pyhf has no numbers.
  public var numbers: Numbers?
  /// Why it has none.
  public var problem: String?

  public init(version: String, numbers: Numbers? = nil, problem: String? = nil) {
    (self.version, self.numbers, self.problem) = (version, numbers, problem)
  }

  /// - Throws: `ReportError` for a file that is missing or holds something else.
  public init(contentsOf file: URL) throws {
    self = try readJSON(file) { ReportError.notRecord(file.path, of: "pyhf's opinion", $0) }
  }
}

extension ResultsFolder {
  /// What pyhf said of the workspace; nil if it was not asked.
  ///
  /// - Throws: `ReportError` for a damaged file.
  public func opinion() throws -> PyhfOpinion? {
    exists(Self.opinionFile) ? try PyhfOpinion(contentsOf: file(Self.opinionFile)) : nil
  }

  /// Asks pyhf about the workspace and writes what it says; without a workspace, or if nobody is to be asked,
  /// removes what an earlier run left.
  ///
  /// - Parameter python: A Python with pyhf; nil if it is not to be asked.
  /// - Returns: What pyhf said.
  /// - Throws: `ReportError.unwritable`.
  @discardableResult
  public func askForOpinion(_ python: PyhfPython?) throws -> PyhfOpinion? {
    guard let python, exists("workspace.json") else {
      try? FileManager.default.removeItem(at: file(Self.opinionFile))
      return nil
    }
    let opinion = python.opinion(on: file("workspace.json"))
    try writeJSON(opinion, to: file(Self.opinionFile))
    return opinion
  }

  private static let opinionFile = "pyhf.json"
}
