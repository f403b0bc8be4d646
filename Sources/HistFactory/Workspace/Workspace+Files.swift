import Diagnostics
import Foundation

extension Workspace {
  /// Reads a workspace from a file.
  ///
  /// - Parameters:
  ///   - file: A file of JSON.
  ///   - patches: What to change in the document first, in this order; it may become a workspace only
  ///     by that.
  /// - Throws: `WorkspaceError` for a file that cannot be read, is not JSON, or is not a workspace;
  ///   `PatchError` for a patch that does not apply. Each names its file and the place in the document.
  public init(contentsOf file: URL, patches: [JSONPatch] = []) throws {
    let document = try JSONValue(contentsOf: file)
    self = try WorkspaceError.naming(file) {
      try Workspace(document.patched(by: patches))
    }
  }

  /// Reads a workspace from JSON in memory.
  ///
  /// - Parameters:
  ///   - json: The text.
  ///   - patches: What to change in the document first, in this order.
  /// - Throws: `WorkspaceError`, `PatchError`.
  public init(json: Data, patches: [JSONPatch] = []) throws {
    try self.init(JSONValue(json: json).patched(by: patches))
  }

  /// The workspace as JSON, with sorted keys; numbers read back to the last bit.
  ///
  /// - Throws: `WorkspaceError` if it contradicts itself or has a number that is not finite.
  public func json() throws -> Data {
    try validate()
    return document.json()
  }

  /// Writes a file, which appears whole or not at all.
  ///
  /// - Parameter file: Where to write; a file that is there is replaced.
  /// - Throws: `WorkspaceError`.
  public func write(to file: URL) throws {
    let data = try json()
    do {
      try data.write(to: file, options: .atomic)
    } catch {
      throw WorkspaceError(
        "the file cannot be written: \(error.localizedDescription)", file: file.relativePath)
    }
  }
}
