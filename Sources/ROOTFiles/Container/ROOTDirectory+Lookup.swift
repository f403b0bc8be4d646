extension ROOTDirectory {
  /// The key at a path from here, such as “signal/mass” or “signal/mass;2”.
  ///
  /// Of several keys with one name, the highest cycle is meant unless the path ends in a semicolon
  /// and a cycle. A name that contains “/” itself is found, too.
  ///
  /// - Throws: ``ROOTFileError/unknownKey(file:path:name:directory:available:)``,
  ///   ``ROOTFileError/wrongClass(file:key:className:expected:)`` where a part of the path is no
  ///   directory, or ``ROOTFileError/malformed(_:reason:)``.
  public subscript(_ path: String) -> ROOTKey {
    get throws {
      let trimmed = path.drop { $0 == "/" }
      var directory = self
      var rest = trimmed
      while true {
        let keys = try directory.keys
        if let key = newest(of: keys, called: rest) { return key }
        guard let slash = rest.firstIndex(of: "/") else {
          throw directory.unknown(rest, of: path, keys)
        }
        guard let next = newest(of: keys, called: rest[..<slash]) else {
          throw directory.unknown(rest[..<slash], of: path, keys)
        }
        directory = try next.directory()
        rest = rest[slash...].drop { $0 == "/" }
      }
    }
  }

  private func unknown(_ name: Substring, of path: String, _ keys: [ROOTKey]) -> ROOTFileError {
    .unknownKey(
      file: storage.bytes.path, path: path, name: String(name), directory: self.path,
      available: availableNames(keys, for: name))
  }
}

/// The names without their cycles, or with them where a cycle was asked for.
private func availableNames(_ keys: [ROOTKey], for name: Substring) -> [String] {
  guard cycle(of: name) == nil else { return keys.map { "\($0.name);\($0.cycle)" } }
  var seen: Set<String> = []
  return keys.map(\.name).filter { seen.insert($0).inserted }
}

private func newest(of keys: [ROOTKey], called name: Substring) -> ROOTKey? {
  let exact = keys.filter { $0.name == name }.max { $0.cycle < $1.cycle }
  guard exact == nil, let cycle = cycle(of: name), let semicolon = name.lastIndex(of: ";") else {
    return exact
  }
  return keys.first { $0.name == name[..<semicolon] && $0.cycle == cycle }
}

/// The 2 of “mass;2”.
private func cycle(of name: Substring) -> Int? {
  name.lastIndex(of: ";").flatMap { Int(name[name.index(after: $0)...]) }
}
