/// Why a page cannot be made or written.
public enum PagesError: Error, Sendable, CustomStringConvertible {
  /// A file that the page was to be written to.
  case unwritable(_ file: String, reason: String)
  /// A folder without metrics.
  case notResults(_ folder: String)
  /// None of the programs that could make something is on `PATH`; a package of Debian has one.
  case noProgram(for: String, among: [String], package: String)
  /// A program that ended well but wrote nothing.
  case noOutput(of: String)

  public var description: String {
    switch self {
    case .notResults(let folder):
      "'\(folder)' holds no results: expected metrics.json, as 'optimise' leaves it"
    case .noProgram(let product, let programs, let package):
      "\(product): none of the programs that make it is on PATH (\(programs.joined(separator: ", ")));"
        + " install one, on Debian the package '\(package)'"
    case .noOutput(let program): "\(program): it ended well but wrote nothing"
    case .unwritable(let file, let reason): "cannot write the page '\(file)': \(reason)"
    }
  }
}
