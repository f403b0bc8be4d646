import Foundation

/// A path with `*`, `?` and `[…]` in the names of folders and files, as shells have them.
struct WildcardPath {
  private let path: String
  private let folder: String

  /// - Parameters:
  ///   - path: The path with wildcards.
  ///   - folder: Where relative ones start from; what looks like a wildcard there is none.
  init(_ path: String, in folder: String) {
    self.path = path
    self.folder = folder.hasSuffix("/") ? folder : folder + "/"
  }

  /// The files there are, in the order of their names; relative ones if the path is.
  var matches: [String] {
    var result = glob_t()
    defer { globfree(&result) }
    guard glob(pattern, 0, nil, &result) == 0, let paths = result.gl_pathv else { return [] }
    let found = (0..<Int(result.gl_pathc)).compactMap { paths[$0].map { String(cString: $0) } }
    return isWhole ? found : found.map { String($0.dropFirst(folder.count)) }
  }

  private var isWhole: Bool { path.hasPrefix("/") }

  private var pattern: String {
    if isWhole { return path }
    return folder.map { "\\*?[".contains($0) ? "\\\($0)" : "\($0)" }.joined() + path
  }
}
