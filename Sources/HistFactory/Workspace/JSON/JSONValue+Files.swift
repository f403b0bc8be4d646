import Foundation

extension JSONValue {
  /// Reads a document from a file.
  ///
  /// - Parameter file: A file of JSON in UTF-8.
  /// - Throws: `WorkspaceError` for a file that cannot be read or is not JSON, naming the file.
  public init(contentsOf file: URL) throws {
    self = try WorkspaceError.naming(file) {
      try JSONValue(json: try contents(of: file))
    }
  }

  /// Reads a document from JSON in memory.
  ///
  /// Read is what RFC 8259 defines, in UTF-8, a byte order mark being ignored. Refused are also an
  /// object with the same key twice, numbers beyond the largest double, integers of more than 4300
  /// digits, lone surrogates, and nesting beyond ``deepestNesting``.
  ///
  /// - Parameter json: The text.
  /// - Throws: `WorkspaceError`, which gives the line and the column.
  public init(json: Data) throws {
    var parser = JSONParser([UInt8](json))
    do {
      self = try parser.document()
    } catch {
      let (line, column) = parser.place(of: error.offset)
      throw WorkspaceError("this is not JSON: line \(line), column \(column): \(error.reason)")
    }
  }

  /// The document as JSON in one line, with sorted keys; numbers read back to the last bit.
  public func json() -> Data {
    var writer = JSONWriter(.compact)
    writer.write(self)
    return Data(writer.bytes)
  }

  /// The document as JSON for people: one element to a line, indented by four spaces, with sorted keys,
  /// as `json.dumps(…, indent=4, sort_keys=True, ensure_ascii=False)` of Python writes it.
  public func indentedJSON() -> String {
    var writer = JSONWriter(.indented)
    writer.write(self)
    return String(decoding: writer.bytes, as: UTF8.self)
  }
}

extension JSONValue: CustomStringConvertible {
  /// The JSON in one line.
  public var description: String { String(decoding: json(), as: UTF8.self) }
}

private func contents(of file: URL) throws -> Data {
  do {
    return try Data(contentsOf: file)
  } catch {
    throw WorkspaceError("the file cannot be read: \(error.localizedDescription)")
  }
}
