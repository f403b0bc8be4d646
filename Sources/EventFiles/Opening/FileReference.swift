import Foundation

/// What a text refers to: files, and perhaps a tree in them.
struct FileReference {
  private let text: String

  init(_ text: String) { self.text = text }

  /// The files and the tree. Of several colons, the one counts before which there are files.
  func resolved() throws -> (files: [URL], tree: String?) {
    let whole = files(text)
    guard whole.isEmpty else { return (whole, nil) }
    for colon in text.indices.reversed() where text[colon] == ":" {
      let found = files(String(text[..<colon]))
      let tree = String(text[text.index(after: colon)...])
      if !found.isEmpty, !tree.isEmpty { return (found, tree) }
    }
    throw EventFilesError.noFiles("'\(text)'")
  }

  /// The file of a path, or those of a pattern, in the order of their names; none where there is none.
  private func files(_ path: String) -> [URL] {
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
