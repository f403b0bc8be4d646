/// Why a page cannot be made or written.
public enum PagesError: Error, Sendable, CustomStringConvertible {
  /// A file that the page was to be written to.
  case unwritable(_ file: String, reason: String)
  /// A folder without metrics.
  case notResults(_ folder: String)

  public var description: String {
    switch self {
    case .notResults(let folder):
      "'\(folder)' holds no results: expected metrics.json, as 'optimise' leaves it"
    case .unwritable(let file, let reason): "cannot write the page '\(file)': \(reason)"
    }
  }
}
