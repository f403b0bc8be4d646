import Diagnostics
import Foundation

extension JSONPatch {
  /// Reads a patch from a file.
  ///
  /// - Parameter file: A file of JSON: an array of operations.
  /// - Throws: `WorkspaceError` for a file that cannot be read or is not a patch, naming the file.
  public init(contentsOf file: URL) throws {
    let document = try JSONValue(contentsOf: file)
    self = try WorkspaceError.naming(file) { try JSONPatch(document) }
    source = file.relativePath
  }

  /// Reads a patch from JSON in memory.
  ///
  /// - Parameter json: The text: an array of operations.
  /// - Throws: `WorkspaceError`.
  public init(json: Data) throws { try self.init(JSONValue(json: json)) }

  /// The patch that a document holds.
  ///
  /// - Parameter document: An array of operations; members that RFC 6902 does not define are ignored, as
  ///   it demands.
  /// - Throws: `WorkspaceError`, with the place in the document.
  public init(_ document: JSONValue) throws { try self.init(DocumentPart(document)) }

  init(_ part: DocumentPart) throws { self.init(try part.list(Operation.init)) }
}

extension JSONPatch.Operation {
  private static let names = ["add", "remove", "replace", "move", "copy", "test"]

  fileprivate init(_ part: DocumentPart) throws {
    let members = try part.members()
    let name = try members("op")
    let path = try members("path").jsonPointer()
    switch try name.text() {
    case "add": self = .add(path, try members("value").value)
    case "remove": self = .remove(path)
    case "replace": self = .replace(path, with: try members("value").value)
    case "move": self = .move(from: try members("from").jsonPointer(), to: path)
    case "copy": self = .copy(from: try members("from").jsonPointer(), to: path)
    case "test": self = .test(path, try members("value").value)
    case let unknown:
      throw WorkspaceError(
        """
        there is no operation '\(unknown)'\(suggestion(for: unknown, in: Self.names)); the operations \
        are \(Self.names.joined(separator: ", "))
        """, at: name.pointer)
    }
  }
}

extension DocumentPart {
  fileprivate func jsonPointer() throws -> JSONPointer {
    do {
      return try JSONPointer(parsing: text())
    } catch let error as JSONPointer.SyntaxError {
      throw WorkspaceError(error.description, at: pointer)
    }
  }
}
