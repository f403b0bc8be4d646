extension ROOTFileWriter {
  /// - Throws: `ROOTFileError.unwritable` where an object cannot have this path.
  func checkFree(_ path: String) throws {
    try checkPath(path)
    if used.contains(path) { throw unwritable(path, "there is an object of this path already") }
    if directories.contains(path) {
      throw unwritable(path, "it is a directory with objects; it cannot be an object as well")
    }
    if let object = directoryPaths(of: path).first(where: used.contains) {
      throw unwritable(path, "'\(object)' is an object; it cannot be a directory as well")
    }
  }

  mutating func take(_ path: String) {
    used.insert(path)
    directories.formUnion(directoryPaths(of: path))
  }
}

/// The “a” and “a/b” of “a/b/c”.
private func directoryPaths(of path: String) -> [String] {
  path.indices.filter { path[$0] == "/" }.map { String(path[..<$0]) }
}

/// - Throws: `ROOTFileError.unwritable` for an empty name, or one that ROOT would not find.
private func checkPath(_ path: String) throws {
  let names = path.split(separator: "/", omittingEmptySubsequences: false)
  guard names.count <= 1000 else {
    throw unwritable(
      String(path.prefix(40)) + "…", "it has \(names.count) names; expected at most 1000")
  }
  for name in names {
    guard !name.isEmpty else {
      throw unwritable(
        path, "a name in it is empty; expected names with a '/' between them, as in 'region/mass'")
    }
    guard !name.contains(where: { $0 == ";" || $0 == "\0" }) else {
      throw unwritable(path, "a name contains ';' or a zero, with which ROOT ends a name")
    }
  }
}

private func unwritable(_ path: String, _ reason: String) -> ROOTFileError {
  .unwritable("'\(path)'", reason: reason)
}
