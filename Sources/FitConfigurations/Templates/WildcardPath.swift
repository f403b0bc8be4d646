import Foundation

/// A path with `*`, `?` and `[…]` in the names of folders and files, as shells have them.
struct WildcardPath {
  private let path: String

  init(_ path: String) { self.path = path }

  /// The files there are, in the order of their names.
  var matches: [String] {
    var result = glob_t()
    defer { globfree(&result) }
    guard glob(path, 0, nil, &result) == 0, let paths = result.gl_pathv else { return [] }
    return (0..<Int(result.gl_pathc)).compactMap { paths[$0].map { String(cString: $0) } }
  }
}
