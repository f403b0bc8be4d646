import Diagnostics
import Foundation

extension Workspace {
  /// Reads a workspace from a file.
  ///
  /// - Throws: `WorkspaceError` for a file that cannot be read, is not JSON, or is not a workspace;
  ///   it names the file and the place in it.
  public init(contentsOf file: URL) throws {
    do {
      self = try Workspace(json: Data(contentsOf: file))
    } catch var error as WorkspaceError {
      error.file = file.path
      throw error
    } catch {
      throw WorkspaceError(
        "the file cannot be read: \(error.localizedDescription)", file: file.path)
    }
  }

  /// Reads a workspace from JSON in memory.
  ///
  /// - Throws: `WorkspaceError`.
  public init(json: Data) throws {
    do {
      self = try JSONDecoder().decode(Workspace.self, from: json)
    } catch let error as DecodingError {
      let reason = jsonSyntaxProblem(in: json).map { "this is not JSON: \($0)" } ?? error.reason
      throw WorkspaceError(reason, at: error.pointer)
    }
    try validate()
  }

  /// The workspace as JSON, with sorted keys; numbers read back to the last bit.
  ///
  /// - Throws: `WorkspaceError` if it contradicts itself or has a number that is not finite.
  public func json() throws -> Data {
    try validate()
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return try encoder.encode(self)
  }

  /// Writes a file, which appears whole or not at all.
  ///
  /// - Throws: `WorkspaceError`.
  public func write(to file: URL) throws {
    let data = try json()
    do {
      try data.write(to: file, options: .atomic)
    } catch {
      throw WorkspaceError(
        "the file cannot be written: \(error.localizedDescription)", file: file.path)
    }
  }
}
