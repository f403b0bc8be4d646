extension ROOTKey {
  /// Whether it stands for a tree or an RNTuple.
  public var isTable: Bool { isNTuple || isTree }

  /// Whether it stands for an RNTuple, whatever the format's version.
  public var isNTuple: Bool { className.hasSuffix("RNTuple") }

  private var isTree: Bool {
    if ["TTree", "TNtuple", "TNtupleD"].contains(className) { return true }
    return (try? storage.streamers().derives(className, from: "TTree")) == true
  }

  /// The tree or RNTuple that it stands for; see ``tree()`` and ``ntuple()``.
  ///
  /// - Throws: As these do.
  public func table() throws -> any ROOTTable { isNTuple ? try ntuple() : try tree() }
}

extension ROOTFile {
  /// The keys of all trees and RNTuples, in directories, too; of several cycles of one, the highest.
  ///
  /// - Throws: ``ROOTFileError/malformed(_:reason:)``.
  public func tables() throws -> [ROOTKey] {
    var newest: [String: Int] = [:]
    let keys = try allKeys().filter(\.isTable)
    for key in keys {
      newest[key.pathWithoutCycle] = max(newest[key.pathWithoutCycle] ?? 0, key.cycle)
    }
    return keys.filter { newest[$0.pathWithoutCycle] == $0.cycle }
  }
}
