import Foundation
import Pipelines

/// Several ways to train, each run with several seeds: mean and spread of what they achieve on validation and
/// test events, exactly counted.
///
/// Each method is a folder that holds one folder of results per run, named alike (by the seed, say)
/// in all methods.
public struct RunComparison: Sendable {
  public var methods: [Method]
  /// The method that the others are compared with.
  public var reference: Method

  /// - Precondition: the reference is the name of a method.
  public init(methods: [Method], reference: String) {
    guard let found = methods.first(where: { $0.name == reference }) else {
      preconditionFailure("no method '\(reference)' among \(methods.map(\.name))")
    }
    (self.methods, self.reference) = (methods, found)
  }

  /// Methods from the best to the worst.
  ///
  /// - Parameters:
  ///   - methods: The methods, at least one.
  ///   - ranking: What they are ranked by.
  ///   - reference: The name of the method that the others are compared with; the best if nil.
  /// - Throws: `ReportError` for a reference that is none of them.
  public init(methods: [Method], rankedBy ranking: Ranking, reference: String? = nil) throws {
    let ranked = methods.sorted(by: ranking.prefers)
    try self.init(ranked, reference: reference)
  }

  /// - Parameters:
  ///   - folders: One for each method; the last part of its path is the method's name.
  ///   - reference: The name of the method that the others are compared with; the first if nil.
  /// - Throws: `ReportError` for a folder without results, or a reference that is none of them.
  public init(folders: [URL], reference: String? = nil) throws {
    let methods = try folders.map { folder in
      let method = try Method(contentsOf: folder)
      guard !(method.runs.isEmpty && method.unfinished.isEmpty) else {
        throw ReportError.noRuns(folder.path)
      }
      return method
    }
    try self.init(methods, reference: reference)
  }

  private init(_ methods: [Method], reference: String?) throws {
    let name = reference ?? methods.first?.name ?? ""
    guard methods.contains(where: { $0.name == name }) else {
      throw ReportError.unknownMethod(name, known: methods.map(\.name))
    }
    self.init(methods: methods, reference: name)
  }

  /// Differences of the test significance to the reference, run by run.
  public func differences(of method: Method) -> [Double] {
    method.runs.compactMap { name, run in
      guard let after = run.after, let other = reference.runs[name]?.after else { return nil }
      return after.significance - other.significance
    }
  }
}
