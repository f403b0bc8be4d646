import Diagnostics
import Foundation

extension PatchSet {
  /// Checks that the patches were made for a document.
  ///
  /// - Parameter document: The document of a file, with its numbers as they are written there; that
  ///   which a `Workspace` makes of itself has other digests.
  /// - Throws: `WorkspaceError` if a digest is another, saying what to do.
  public func verify(_ document: JSONValue) throws {
    for (algorithm, stated) in digests.sorted(by: { $0.key.rawValue < $1.key.rawValue }) {
      let found = document.digest(algorithm)
      if found != stated {
        throw WorkspaceError(
          """
          the patches were made for another document: its \(algorithm.rawValue) is \(stated), that of \
          the given one \(found); give the workspace that was published with the patches, or skip the \
          check if the difference is known not to matter
          """, at: .root / "metadata" / "digests" / algorithm.rawValue)
      }
    }
  }

  /// The document after one of the patches.
  ///
  /// - Parameters:
  ///   - name: The name of the patch.
  ///   - document: The document that the set was made for.
  ///   - digests: Whether the document has to have the digests that the set states.
  /// - Throws: `WorkspaceError` for an unknown name or other digests, `PatchError` if the patch does not
  ///   apply.
  public func applying(
    _ name: String, to document: JSONValue, digests: DigestCheck = .required
  ) throws -> JSONValue {
    let patch = try patch(named: name)
    if digests == .required { try verify(document) }
    return try document.patched(by: patch.patch)
  }
}

extension Workspace {
  /// The workspace that a patch of a set makes of a document.
  ///
  /// - Parameters:
  ///   - document: The document that the set was made for.
  ///   - patch: The name of the patch.
  ///   - set: The set.
  ///   - digests: Whether the document has to have the digests that the set states.
  /// - Throws: `WorkspaceError` for an unknown name, other digests, or if the result is no workspace;
  ///   `PatchError` if the patch does not apply.
  public init(
    _ document: JSONValue, patch: String, of set: PatchSet,
    digests: PatchSet.DigestCheck = .required
  ) throws {
    try self.init(set.applying(patch, to: document, digests: digests))
  }
}
