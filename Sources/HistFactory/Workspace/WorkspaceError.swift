import Diagnostics

/// What is wrong with a workspace, and where.
public struct WorkspaceError: Error, Hashable, CustomStringConvertible {
  /// The file, if the workspace came from one.
  public var file: String?
  /// The place in the document as a JSON pointer (RFC 6901), empty for the whole of it.
  public let pointer: String
  /// What was given, what was expected, and what to do.
  public let reason: String

  init(_ reason: String, at pointer: JSONPointer = .root, file: String? = nil) {
    self.file = file
    self.pointer = pointer.description
    self.reason = reason
  }

  public var description: String {
    [file, pointer.isEmpty ? nil : pointer, reason].compactMap(\.self).joined(separator: ": ")
  }
}
