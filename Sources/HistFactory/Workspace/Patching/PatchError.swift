import Diagnostics

/// Why a patch does not apply to a document; the document is as it was.
public struct PatchError: Error, Hashable, CustomStringConvertible {
  /// The patch: its file, or its name in a patch set; nil for one that was made in memory.
  public let patch: String?
  /// The position of the operation in the patch, from 0.
  public let operation: Int
  /// What the operation does, as RFC 6902 calls it.
  public let name: String
  /// The place in the document that the operation could not use, as a JSON pointer (RFC 6901).
  public let pointer: String
  /// What is wrong there, and what was expected.
  public let reason: String

  init(_ problem: PatchProblem, of patch: JSONPatch, operation: Int) {
    self.patch = patch.source
    self.operation = operation
    name = patch.operations[operation].name
    pointer = problem.pointer.description
    reason = problem.reason
  }

  public var description: String {
    let place = pointer.isEmpty ? "the whole document" : pointer
    return [patch, "operation \(operation) (\(name))", place, reason].compactMap(\.self)
      .joined(separator: ": ")
  }
}

/// What is wrong at a place of a document that a patch wants to change.
struct PatchProblem: Error {
  let reason: String
  let pointer: JSONPointer

  init(_ reason: String, at pointer: JSONPointer) {
    self.reason = reason
    self.pointer = pointer
  }
}
