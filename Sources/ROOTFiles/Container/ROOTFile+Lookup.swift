extension ROOTFile {
  /// The keys of the top directory, in the order of the file.
  ///
  /// - Throws: ``ROOTFileError/malformed(_:reason:)``.
  public var keys: [ROOTKey] { get throws { try directory.keys } }

  /// The keys of all directories, each directory's key followed by those inside it.
  ///
  /// - Throws: ``ROOTFileError/malformed(_:reason:)``.
  public func allKeys() throws -> [ROOTKey] { try directory.allKeys() }

  /// The key at a path; see ``ROOTDirectory/subscript(_:)``.
  public subscript(_ path: String) -> ROOTKey { get throws { try directory[path] } }

  /// The histogram at a path; see ``ROOTKey/histogram()``.
  public func histogram(_ path: String) throws -> ROOTHistogram { try self[path].histogram() }

  /// The graph at a path; see ``ROOTKey/graph()``.
  public func graph(_ path: String) throws -> ROOTGraph { try self[path].graph() }
}
