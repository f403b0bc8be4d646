/// Why a page cannot be made or written.
public enum PagesError: Error, Sendable, CustomStringConvertible {
  /// A file that the page was to be written to.
  case unwritable(_ file: String, reason: String)
  /// A folder without metrics.
  case notResults(_ folder: String)
  /// None of the programs that could make something is on `PATH`; a package of Debian has one.
  case noTool(for: String, of: [String], package: String)
  /// A program that could not be started, failed or took too long.
  case toolFailed(_ tool: String, reason: String)

  public var description: String {
    switch self {
    case .notResults(let folder):
      "'\(folder)' holds no results: expected metrics.json, as 'optimise' leaves it"
    case .noTool(let product, let tools, let package):
      "\(product): none of the programs that make it is on PATH (\(tools.joined(separator: ", ")));"
        + " install one, on Debian the package '\(package)'"
    case .toolFailed(let tool, let reason): "'\(tool)' failed: \(reason)"
    case .unwritable(let file, let reason): "cannot write the page '\(file)': \(reason)"
    }
  }
}
