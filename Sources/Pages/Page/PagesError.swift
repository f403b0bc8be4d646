/// Why a page cannot be made or written.
public enum PagesError: Error, Sendable, CustomStringConvertible {
  /// A file that the page was to be written to.
  case unwritable(_ file: String, reason: String)
  /// A folder without metrics.
  case notResults(_ folder: String)
  /// None of the programs that could make something is on `PATH`; a package of Debian has one.
  case noProgram(for: String, among: [String], package: String)
  /// Templates of a channel that are not of the same bins.
  case unlikeTemplates(_ channel: String)
  /// A history with a phase that is no number of a phase.
  case notPhases(_ file: String)
  /// A program that ended well but wrote nothing.
  case noOutput(of: String)

  public var description: String {
    switch self {
    case .notResults(let folder):
      "'\(folder)' holds no results: expected metrics.json, as 'optimise' leaves it"
    case .noProgram(let product, let programs, let package):
      "\(product): none of the programs that make it is on PATH (\(programs.joined(separator: ", ")));"
        + " install one, on Debian the package '\(package)'"
    case .unlikeTemplates(let channel):
      "the templates of channel '\(channel)' are damaged: expected nominal ones, and all with the bins of"
        + " one axis; run 'export' again"
    case .notPhases(let file):
      "\(file): damaged: expected whole numbers from 1 in the column 'phase'"
    case .noOutput(let program): "\(program): it ended well but wrote nothing"
    case .unwritable(let file, let reason): "cannot write the page '\(file)': \(reason)"
    }
  }
}
