import Diagnostics
import Foundation

/// What is wrong with a workspace, a patch or a set of patches, and where.
public struct WorkspaceError: Error, Hashable, CustomStringConvertible {
  /// The file, if the document came from one.
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

extension WorkspaceError {
  /// The result of a body, whose errors shall name the file they are about.
  static func naming<Result>(_ file: URL, _ body: () throws -> Result) throws -> Result {
    do {
      return try body()
    } catch var error as WorkspaceError {
      error.file = error.file ?? file.relativePath
      throw error
    }
  }
}
