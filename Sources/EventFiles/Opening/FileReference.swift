import Foundation

/// What a text refers to: files, and perhaps a tree in them, as in “data/run*.root:Events”.
///
/// In the last part of the path, `*` stands for any characters and `?` for one. A file that has such
/// characters, or a colon, in its own name is found first.
public struct FileReference: Sendable, Equatable {
  /// The files, at least one; those of a pattern in the order of their names.
  public let files: [URL]
  /// What stands behind the colon; nil without one.
  public let tree: String?

  /// - Throws: ``EventFilesError/noFiles(_:)`` where there is no such file.
  public init(_ text: String) throws {
    let whole = Self.files(text)
    guard whole.isEmpty else {
      (files, tree) = (whole, nil)
      return
    }
    // Of several colons, the one counts before which there are files.
    for colon in text.indices.reversed() where text[colon] == ":" {
      let found = Self.files(String(text[..<colon]))
      let tree = String(text[text.index(after: colon)...])
      if !found.isEmpty, !tree.isEmpty {
        (files, self.tree) = (found, tree)
        return
      }
    }
    throw EventFilesError.noFiles("'\(text)'")
  }

  /// The file of a path, or those of a pattern, in the order of their names; none where there is none.
  private static func files(_ path: String) -> [URL] {
    let url = URL(filePath: path)
    let manager = FileManager.default
    if manager.fileExists(atPath: path) { return [url] }
    let pattern = Array(url.lastPathComponent)
    guard pattern.contains("*") || pattern.contains("?") else { return [] }
    let folder = url.deletingLastPathComponent()
    let names = (try? manager.contentsOfDirectory(atPath: folder.path)) ?? []
    return names.sorted().filter { matches(Array($0), pattern) }.map { folder.appending(path: $0) }
  }
}

/// Whether a name fits a pattern in which `*` stands for any characters and `?` for one. A name that
/// begins with a point only fits a pattern that does.
private func matches(_ name: [Character], _ pattern: [Character]) -> Bool {
  guard name.first != "." || pattern.first == "." else { return false }
  var (place, at) = (0, 0)
  // Where the last * was, and how much it stood for.
  var star: (pattern: Int, name: Int)?
  while place < name.count {
    if at < pattern.count, pattern[at] == "*" {
      star = (at, place)
      at += 1
    } else if at < pattern.count, pattern[at] == "?" || pattern[at] == name[place] {
      place += 1
      at += 1
    } else if let last = star {
      star = (last.pattern, last.name + 1)
      (at, place) = (last.pattern + 1, last.name + 1)
    } else {
      return false
    }
  }
  return pattern[at...].allSatisfy { $0 == "*" }
}
